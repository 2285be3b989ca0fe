import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { buttons } from '../../../../kaleyra/message/buttons';
import { flow } from '../../../../kaleyra/message/flow';
import { limits, type Limit } from '../../../../kaleyra/message/limits';
import { list } from '../../../../kaleyra/message/list';
import { longestOverhead } from '../../../sendAndWait/token';
import { byName, limitHint } from '../../fields/builders';
import { buttonFields } from '../../fields/buttons';
import { flowFields } from '../../fields/flow';
import { listFields } from '../../fields/list';
import { options } from '../../fields/options';
import { recipient } from '../../fields/recipient';
import { reference } from '../../fields/reference';
import { anyHeader, body, footer, textHeader } from '../../fields/texts';
import type { WholeOperation } from '../../operation';
import { ask } from '../../../sendAndWait/ask';
import { limitWaitTime } from '../../../sendAndWait/limitWaitTime';

const notice: INodeProperties = {
	displayName:
		'The answer comes back through a <b>Kaleyra Trigger</b>. One active trigger serves all workflows; without one, no answer arrives. If this n8n has none yet: 1. make a workflow that starts with a Kaleyra Trigger with this node’s credential, 2. publish it, 3. paste the trigger’s Production URL into the Kaleyra console as <b>Incoming URL</b> of the number in From.',
	name: 'waitNotice',
	type: 'notice',
	default: '',
};

const responseType: INodeProperties = {
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	default: 'approval',
	options: [
		{ name: 'Approval', value: 'approval', description: 'A button to approve and, if you like, one to decline' },
		{ name: 'Buttons', value: 'buttons', description: 'Up to 3 buttons of your own' },
		{ name: 'Flow', value: 'flow', description: 'A WhatsApp Flow, a form inside the chat' },
		{ name: 'List', value: 'list', description: 'Up to 10 rows to choose from' },
	],
	description: 'How the customer answers',
};

/** Named as in n8n's own nodes: the human review tool that n8n makes of this operation looks for it. */
const approvalOptions: INodeProperties = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add Option',
	default: {},
	description: 'Which buttons there are and what they say',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					default: 'single',
					options: [
						{ name: 'Approve Only', value: 'single' },
						{ name: 'Approve and Disapprove', value: 'double' },
					],
					description: 'Whether the customer can also say no',
				},
				{
					displayName: 'Approve Button Label',
					name: 'approveLabel',
					type: 'string',
					default: 'Approve',
					placeholder: 'e.g. Yes, ship it',
					hint: limitHint(limits.buttons.title),
					description: 'What the button says that approves',
				},
				{
					displayName: 'Disapprove Button Label',
					name: 'disapproveLabel',
					type: 'string',
					default: 'Decline',
					placeholder: 'e.g. No',
					displayOptions: { show: { approvalType: ['double'] } },
					hint: limitHint(limits.buttons.title),
					description: 'What the button says that declines',
				},
			],
		},
	],
};

const shownFor = (types: string[], fields: INodeProperties[]): INodeProperties[] =>
	updateDisplayOptions({ show: { responseType: types } }, fields);

const onlyAskedNumber: INodeProperties = {
	displayName: 'Only the Asked Number May Answer',
	name: 'onlyAskedNumber',
	type: 'boolean',
	default: true,
	description: 'Whether an answer counts only when it comes from the number in To',
};

const acceptAnswersFrom: INodeProperties = {
	displayName: 'Accept Answers From',
	name: 'acceptAnswersFrom',
	type: 'options',
	default: 'sameCredential',
	options: [
		{
			name: 'Any Kaleyra Trigger',
			value: 'anyTrigger',
			description: 'Also triggers with another credential. Whoever sees the ID of a button can then answer without a trigger. Not possible with n8n under a path.',
		},
		{
			name: 'Triggers With the Same Credential',
			value: 'sameCredential',
			description: 'Or with one that holds the same key and the same webhook secret',
		},
	],
	description: 'Which Kaleyra Triggers may bring the answer',
};

/** All options for sending but those that only matter for many messages, or for the output of a send. */
const sendingOptions = ((options.options ?? []) as INodeProperties[]).filter(
	({ name }) => !['concurrency', 'messagesPerSecond', 'retryServerErrors', 'simplify', 'summary'].includes(name),
);

/** What is left of a limit beside the token that leads the answer home. */
export const roomBesideToken = ({ max }: Limit): string =>
	`up to ${max - longestOverhead.atRoot} characters (${max - longestOverhead.underPath} with n8n under a path)`;

const idPurpose = (limit: Limit) => `What this node puts out under data.reply when it is tapped, ${roomBesideToken(limit)}`;

const fields: INodeProperties[] = [
	notice,
	...recipient.map((field) =>
		field.name === 'to' ? { ...field, description: 'The number to ask, with country code' } : field,
	),
	{
		...body(limits.interactive.body, 'Order 1001 over 12,000 euros waits for your approval.'),
		displayName: 'Message',
		name: 'message',
		hint: `${limitHint(limits.interactive.body)}; a list on V2 up to ${limits.list.body.max.toLocaleString('en')}`,
	},
	responseType,
	...shownFor(['approval'], [approvalOptions]),
	...shownFor(['buttons'], buttonFields(idPurpose(limits.buttons.id))),
	...shownFor(['list'], listFields(idPurpose(limits.list.rowId))),
	...shownFor(['flow'], flowFields(roomBesideToken(limits.flow.token))),
	...shownFor(['approval', 'buttons'], anyHeader),
	...shownFor(['flow', 'list'], textHeader),
	footer,
	reference,
	{ ...options, options: [acceptAnswersFrom, limitWaitTime, onlyAskedNumber, ...sendingOptions].sort(byName) },
];

export const sendAndWait: WholeOperation = {
	// n8n looks for exactly this value: for the signature of the answer, and for its human review tool.
	value: 'sendAndWait',
	name: 'Send and Wait for Reply',
	action: 'Send a message and wait for the reply',
	description: 'Ask on WhatsApp; the workflow goes on with what the customer taps or fills in',
	messages: [buttons, list, flow],
	fields,
	execute: ask,
};
