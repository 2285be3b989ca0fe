import type { INodeProperties } from 'n8n-workflow';

import { sendOptions } from '../../../kaleyra/message/sendOptions';
import type { Outgoing } from '../../../kaleyra/message/types';
import { onlyOn } from '../../../kaleyra/message/versions';
import { optionalText, type ItemParameters } from '../itemParameters';
import { simplify } from './listing';

/** How the message is sent and what the output looks like. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Callback Profile ID',
			name: 'callbackProfileId',
			type: 'string',
			default: '',
			placeholder: 'e.g. IN_6f1c2b1e-0000-4000-8000-000000000000',
			description: `${onlyOn(sendOptions.callbackProfileId.versions)}: the callback profile of your account that is told the status of the message`,
		},
		{
			displayName: 'Callback URL',
			name: 'callbackUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/status',
			description:
				`${onlyOn(sendOptions.callbackUrl.versions)}: where the status of the message is sent to. V3 takes several, separated by commas. On V2 it is set for the number in the Kaleyra console.`,
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			placeholder: 'e.g. customer-4711',
			description: `${onlyOn(sendOptions.clientId.versions)}: your own ID of the customer, which comes back with the status`,
		},
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456789abcde',
			description: `${onlyOn(sendOptions.externalId.versions)}: your own ID of the message, letters and digits, for reports`,
		},
		{
			displayName: 'Message Text',
			name: 'messageText',
			type: 'string',
			default: '',
			placeholder: 'e.g. Your appointment tomorrow',
			description: `${onlyOn(sendOptions.messageText.versions)}: a plain text that stands beside the message in the request`,
		},
		{
			displayName: 'Messages at Once',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 200 },
			default: 80,
			description:
				'How many messages may be on their way to Kaleyra at the same time. The default keeps 80 messages per second going while answers take up to a second.',
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
			description: `${onlyOn(sendOptions.replyTo.versions)}: ID of the message this one answers; WhatsApp shows it as a quote`,
		},
		{
			displayName: 'Return Summary',
			name: 'summary',
			type: 'boolean',
			default: false,
			description:
				'Whether to return one item that counts what became of all messages, instead of one item per recipient',
		},
		{
			displayName: 'Send Again After Server Errors',
			name: 'retryServerErrors',
			type: 'boolean',
			default: false,
			description:
				'Whether to repeat a message after a time-out, a broken connection or an answer 5xx. The customer may then get it twice.',
		},
		simplify,
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3600 },
			default: 30,
			description: 'How many seconds to wait for Kaleyra’s answer to one message',
		},
	],
};

/** Reads the options that travel with the message. */
export function readSendOptions(
	parameters: ItemParameters,
): Pick<Outgoing, 'replyTo' | 'callbackUrl' | 'callbackProfileId' | 'clientId' | 'externalId' | 'messageText'> {
	const { replyTo, callbackUrl, callbackProfileId, clientId, externalId, messageText } = parameters.collection('options');
	return {
		replyTo: optionalText(replyTo),
		callbackUrl: optionalText(callbackUrl),
		callbackProfileId: optionalText(callbackProfileId),
		clientId: optionalText(clientId),
		externalId: optionalText(externalId),
		messageText: optionalText(messageText),
	};
}
