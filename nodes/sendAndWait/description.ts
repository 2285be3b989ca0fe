import { updateDisplayOptions, type INodeProperties, type IWebhookDescription } from 'n8n-workflow';

import { limits } from '../../kaleyra/message/limits';
import { byName, limitHint } from '../Kaleyra/fields/builders';
import { buttonParts } from '../Kaleyra/fields/buttons';
import { flowParts } from '../Kaleyra/fields/flow';
import { listParts } from '../Kaleyra/fields/list';
import { options } from '../Kaleyra/fields/options';
import { recipient } from '../Kaleyra/fields/recipient';
import { reference } from '../Kaleyra/fields/reference';
import { anyHeader, anyHeaderParts, body, footer, textHeader } from '../Kaleyra/fields/texts';
import type { Parts } from '../Kaleyra/wording';
import { limitWaitTime } from './limitWaitTime';
import { questionTypes, type QuestionType } from './question';

/**
 * Where n8n takes the answer to a waiting execution. POST alone: a link preview or a browser, which
 * only ever ask with GET, can answer nothing.
 */
export const waitWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** What the canvas says on the node while it waits. */
export const waitingNodeTooltip =
	'={{ $parameter["operation"] === "sendAndWait" ? "Goes on when the customer has answered on WhatsApp" : "" }}';

const notice: INodeProperties = {
	displayName:
		'The answer comes back through a <b>Kaleyra Trigger</b>. One active trigger serves all workflows; without one, no answer arrives. If this n8n has none yet: 1. make a workflow that starts with a Kaleyra Trigger with this node’s credential, 2. publish it, 3. paste the trigger’s Production URL into the Kaleyra console as <b>Incoming URL</b> of the number in From.',
	name: 'waitNotice',
	type: 'notice',
	default: '',
};

const types = Object.entries<QuestionType>(questionTypes);

const responseType: INodeProperties = {
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	default: 'approval',
	options: types.map(([value, { name, description }]) => ({ name, value, description })).sort(byName),
	description: 'How the customer answers',
};

/** A group of fields, shown for the types of question that have it. */
const shownWhere = (has: (type: QuestionType) => boolean, group: INodeProperties[]): INodeProperties[] =>
	updateDisplayOptions({ show: { responseType: types.filter(([, type]) => has(type)).map(([value]) => value).sort() } }, group);

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

/** The fields of Send and Wait for Reply. */
export const fields: INodeProperties[] = [
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
	...types.flatMap(([, type]) => shownWhere((one) => one === type, type.fields)),
	...[anyHeader, textHeader].flatMap((header) => shownWhere((type) => type.header === header, header)),
	footer,
	reference,
	{ ...options, options: [acceptAnswersFrom, limitWaitTime, onlyAskedNumber, ...sendingOptions].sort(byName) },
];

/** The fields that hold the parts of a question. */
export const parts: Parts = {
	...anyHeaderParts,
	...buttonParts,
	...listParts,
	...flowParts,
	body: 'message',
	'buttons.0.title': 'approveLabel',
	'buttons.1.title': 'disapproveLabel',
};
