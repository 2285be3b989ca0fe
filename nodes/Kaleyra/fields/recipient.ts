import type { INodeProperties } from 'n8n-workflow';

/** Which of the account’s numbers a call is made for. */
export const sender: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Your WhatsApp business number',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPhoneNumbers', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. +15550100100',
			hint: 'With country code',
		},
	],
};

/** Who sends and who receives: the first fields of every message. */
export const recipient: INodeProperties[] = [
	sender,
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +15550100123',
		description:
			'The customer’s number with country code. Several numbers, separated by commas, get the message one by one.',
	},
];

/** The message of the customer that an operation is about. */
export const messageId = (description: string): INodeProperties => ({
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. wamid.HBgLMTU1NTAxMDAxMjM',
	description,
});
