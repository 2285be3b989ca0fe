import type { INodeProperties } from 'n8n-workflow';

/** How the message is sent and what the output looks like. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Messages at Once',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 200 },
			default: 20,
			description: 'How many messages may be on their way to Kaleyra at the same time',
		},
		{
			displayName: 'Messages per Second',
			name: 'messagesPerSecond',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 80,
			description:
				'The pace over all items of this run. WhatsApp allows 80 per number unless it granted more. 0 sends without a pace.',
		},
		{
			displayName: 'Reply to Message',
			name: 'replyTo',
			type: 'string',
			default: '',
			placeholder: 'e.g. wamid.HBgLMTU1NTAxMDAxMjM',
			description: 'ID of the message this one answers; WhatsApp shows it as a quote',
		},
		{
			displayName: 'Send Again After Server Errors',
			name: 'retryServerErrors',
			type: 'boolean',
			default: false,
			description:
				'Whether to repeat a message after a time-out, a broken connection or an answer 5xx. The customer may then get it twice.',
		},
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 30,
			description: 'How many seconds to wait for Kaleyra’s answer to one message',
		},
	],
};
