import { object } from '../json';
import { messageType } from '../message';
import { answerTo } from './answer';
import type { Api } from './types';

/** For accounts with an access token: files go by link, and there is nothing to look up. */
export const v3: Api = {
	version: 'v3',
	headerWays: ['link'],
	mediaWays: ['link'],
	callbacksAreUrls: true,

	credential: {
		description: 'Accounts with an access token and a base URL of their own',
		fields: ['accessToken'],
		headers: ({ accessToken }) => ({ Authorization: `Bearer ${String(accessToken ?? '').trim()}` }),
		// v3 documents no call that only reads: the test can say no more than that the host answers.
		testPath: '"/v3/messages"',
	},

	/**
	 * `POST /v3/messages`. The business number goes without its plus sign, the customer's with it.
	 * `request.message` is sent only when there is a text for it: the documents call it required, but their
	 * own list has none.
	 */
	encode(outgoing, account) {
		const { from, to, message, messageText, clientId, externalId, callbackUrl = '' } = outgoing;
		const callbacks = callbackUrl.split(',').map((url) => url.trim()).filter((url) => url !== '');
		return {
			method: 'POST',
			url: `${account.baseUrl}/v3/messages`,
			json: {
				channel: 'WHATSAPP',
				request: {
					...(messageText ? { message: messageText } : {}),
					...(clientId ? { clientId } : {}),
					...(externalId ? { externalId } : {}),
					from: from.replace(/^\+/, ''),
					to,
					...messageType(message).toMeta(message),
				},
				...(callbacks.length > 0 ? { callbacks: callbacks.join(',') } : {}),
			},
		};
	},

	/** A transaction id. */
	readAnswer: (response) =>
		answerTo(response, (body) => {
			const { transactionId, explain } = object(body.meta);
			if (typeof transactionId !== 'string') return undefined;
			return { messageId: transactionId, code: `HTTP ${response.statusCode}`, message: String(explain ?? '') };
		}),

	hasLists: false,
};
