import type { INodeProperties } from 'n8n-workflow';

import type { ButtonsMessage } from '../../kaleyra/message/buttons';
import { limits } from '../../kaleyra/message/limits';
import { limitHint } from '../Kaleyra/fields/builders';
import { textOf, type ItemParameters } from '../Kaleyra/itemParameters';

/** Ids of the two buttons. */
const APPROVE = 'approve';
const DECLINE = 'decline';

/** Named as in n8n's own nodes: the human review tool that n8n makes of this operation looks for it. */
export const approvalOptions: INodeProperties = {
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

/** Reads these options into one or two buttons. */
export function readApproval(parameters: ItemParameters): Pick<ButtonsMessage, 'buttons'> {
	const { approvalType, approveLabel, disapproveLabel } = parameters.collection('approvalOptions.values');
	const approve = { id: APPROVE, title: textOf(approveLabel ?? 'Approve') };
	const decline = { id: DECLINE, title: textOf(disapproveLabel ?? 'Decline') };
	return { buttons: approvalType === 'double' ? [approve, decline] : [approve] };
}

/** Whether the button with this id approves. */
export const isApproval = (id: string): boolean => id === APPROVE;
