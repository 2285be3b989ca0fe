import type { INodeProperties } from 'n8n-workflow';

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
