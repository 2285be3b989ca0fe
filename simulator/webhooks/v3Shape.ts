import { uuid } from '../ids';
import { jsonCall } from './calls';
import { plainText } from './plainText';
import type { Shape } from './shape';

/**
 * What a v3 number's webhook gets. The envelope of a customer's message is known from public code;
 * how it carries a tap, and the whole status, is not documented: here `extraInfo` holds Meta's own
 * object, and a status repeats the ids the message was sent with.
 */
export const v3: Shape = {
	message: ({ incoming, business }, message) =>
		jsonCall(incoming, {
			owner: business.name,
			date: message.at,
			processId: uuid(),
			origin: business.number,
			externalId: message.original?.externalId ?? '',
			callback: '',
			connection: 'WHATSAPP',
			id: message.wamid,
			text: plainText(message.content),
			user: message.from,
			extraInfo: {
				...message.content,
				attachments: message.mediaUrl ? [{ fileName: '', url: message.mediaUrl, caption: '' }] : [],
				contacts: [{ profile: { name: message.profileName }, wa_id: message.from }],
			},
		}),
	status: ({ incoming }, { message, status }) =>
		jsonCall(incoming, {
			channel: 'WHATSAPP',
			from: message.from,
			to: message.to,
			transactionId: message.messageId,
			clientId: message.clientId ?? '',
			externalId: message.externalId ?? '',
			status: status.toUpperCase().replace(' ', '_'),
			date: new Date().toISOString(),
		}),
};
