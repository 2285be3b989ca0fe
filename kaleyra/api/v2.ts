import { object, type JsonObject } from '../json';
import { messageType } from '../message';
import type { Reference } from '../message/types';
import { answerTo } from './answer';
import type { Account, Api } from './types';

const root = ({ baseUrl, sid }: Account) => `${baseUrl}/v2/${encodeURIComponent(sid)}/whatsapp`;

/**
 * Where a business number sends from, with its plus sign: the documents' tables call the number in the
 * path the customer's, their error codes and the body's `to` show that it is the sender's.
 */
const numberUrl = (account: Account, from: string) => `${root(account)}/${from}`;

/** Where the lists under the WhatsApp Business Account are. */
export const listsUrl = (account: Account): string => `${root(account)}/${encodeURIComponent(account.wabaId)}`;

/** For current numbers: messages go as Meta writes them, files of the workflow are uploaded first. */
export const v2: Api = {
	version: 'v2',
	headerWays: ['link', 'id', 'file'],
	mediaWays: ['link', 'id', 'file'],
	templateName: /^[a-z0-9_]+$/,

	credential: {
		description: 'Current WhatsApp numbers',
		fields: ['region', 'sid', 'apiKey'],
		headers: ({ apiKey }) => ({ 'api-key': String(apiKey ?? '').trim() }),
		// A list of v1 that every account may read, whatever the version of its numbers.
		testPath: '"/v1/" + encodeURIComponent($credentials.sid.trim()) + "/callback/profiles?limit=1&offset=0"',
	},

	/** `POST /v2/{sid}/whatsapp/{number}/messages`. */
	encode({ from, to, message, reference, replyTo }, account) {
		return {
			method: 'POST',
			url: `${numberUrl(account, from)}/messages`,
			json: {
				messaging_object: {
					messaging_product: 'whatsapp',
					recipient_type: 'individual',
					to,
					...(replyTo ? { context: { message_id: replyTo } } : {}),
					...messageType(message).toMeta(message),
				},
				...extraInfo(reference),
			},
		};
	},

	/** `WA202` with a message id. The error code page writes `WA200`. */
	readAnswer: (response) =>
		answerTo(response, ({ code, message, data }) => {
			const messageId = object(data).message_id;
			return typeof messageId === 'string' ? { messageId, ...wordsOf({ code, message }) } : undefined;
		}),

	hasLists: true,

	numberDetails: (account, e164) => ({ method: 'GET', url: `${numberUrl(account, e164)}/phone_number_details` }),

	upload: {
		/** `POST /v2/{sid}/whatsapp/{number}/media`. */
		encode: (file, from, account) => ({
			method: 'POST',
			url: `${numberUrl(account, from)}/media`,
			form: { type: file.mimeType, file },
		}),
		/** The documents do not show where the media id is: under `data` or at the root. */
		readAnswer: (response, whatFailed) =>
			answerTo(
				response,
				(body) => {
					const data = object(body.data);
					const mediaId = [data.id, data.media_id, body.id, body.media_id].find(isId);
					return mediaId === undefined ? undefined : { messageId: String(mediaId), ...wordsOf(body) };
				},
				whatFailed,
			),
	},

	readReceipt: ({ from, messageId, typing }, account) => ({
		method: 'POST',
		url: `${numberUrl(account, from)}/messages`,
		json: {
			messaging_object: {
				messaging_product: 'whatsapp',
				status: 'read',
				message_id: messageId,
				...(typing ? { typing_indicator: { type: 'text' } } : {}),
			},
		},
	}),
};

/** `extra_info` with what was given; left out when nothing was. */
function extraInfo({ ref, ref1, ref2, waSource }: Reference = {}): { extra_info?: JsonObject } {
	const given = {
		...(ref ? { ref } : {}),
		...(ref1 ? { ref1 } : {}),
		...(ref2 ? { ref2 } : {}),
		...(waSource ? { wa_source: waSource } : {}),
	};
	return Object.keys(given).length > 0 ? { extra_info: given } : {};
}

const wordsOf = ({ code, message }: JsonObject) => ({ code: String(code ?? ''), message: String(message ?? '') });

const isId = (id: unknown): id is string | number => typeof id === 'string' || typeof id === 'number';
