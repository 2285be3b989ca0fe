import { objects } from '../json';
import { messageType } from '../message';
import { answerTo } from './answer';
import type { Account, Api } from './types';
import { v2 } from './v2';

const root = ({ baseUrl, sid }: Account) => `${baseUrl}/v1/${encodeURIComponent(sid)}`;

/** For older numbers: messages are multipart forms, a file of the workflow goes inside the form. */
export const v1: Api = {
	version: 'v1',
	headerWays: ['link', 'id'],
	mediaWays: ['link', 'file'],
	asForm: true,

	credential: { ...v2.credential, description: 'Older WhatsApp numbers' },

	/** `POST /v1/{sid}/messages`. */
	encode(outgoing, account) {
		const { from, to, message, reference = {}, callbackUrl, callbackProfileId } = outgoing;
		const { ref, ref1, ref2 } = reference;
		const fields = messageType(message).toV1Form?.(message) ?? {};
		return {
			method: 'POST',
			url: `${root(account)}/messages`,
			form: {
				channel: 'whatsapp',
				from,
				to,
				...fields,
				...(callbackUrl ? { callback_url: callbackUrl } : {}),
				...(callbackProfileId ? { callback_profile_id: callbackProfileId } : {}),
				...(ref ? { ref } : {}),
				...(ref1 ? { ref1 } : {}),
				...(ref2 ? { ref2 } : {}),
			},
		};
	},

	/** An id of the request, and one of its message. */
	readAnswer: (response) =>
		answerTo(response, ({ id, data }) => {
			const messageId = objects(data)[0]?.message_id;
			if (typeof messageId !== 'string') return undefined;
			return {
				messageId,
				code: `HTTP ${response.statusCode}`,
				message: 'Request accepted',
				...(typeof id === 'string' ? { requestId: id } : {}),
			};
		}),

	/** Those of v2 hold numbers on v1 as well. */
	hasLists: true,

	numberDetails: (account, e164) => ({ method: 'GET', url: `${root(account)}/whatsapp/${e164}/phone_number_details` }),

	/** `PUT /v1/{sid}/whatsapp/number`. The API documents no way to read the URL that is set there. */
	incomingUrl: (account, e164, url) => ({
		method: 'PUT',
		url: `${root(account)}/whatsapp/number`,
		json: { wa_number: e164.replace('+', ''), incoming_url: url },
	}),
};
