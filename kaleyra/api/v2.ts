import type { JsonObject } from '../json';
import { messageType, type Message } from '../message';
import type { Outgoing, Reference } from '../message/types';
import type { Account } from './account';
import { errorTexts, failureOf } from './failure';
import type { Answer, ApiRequest, ApiResponse } from './request';

/**
 * A message for `POST /v2/{sid}/whatsapp/{number}/messages`. The number in the path is the business
 * number with its plus sign: the documents' tables call it the customer's, their error codes and the
 * body's `to` show that it is the sender's.
 */
export function encodeV2(outgoing: Outgoing<Message>, account: Account): ApiRequest {
	const { from, to, message, reference, replyTo } = outgoing;
	return {
		method: 'POST',
		url: `${account.baseUrl}/v2/${encodeURIComponent(account.sid)}/whatsapp/${from}/messages`,
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
}

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

/** Reads the answer: `WA202` with a message id, or a failure. The error code page writes `WA200`. */
export function readAnswerV2(response: ApiResponse): Answer {
	const body = (response.body ?? {}) as { code?: unknown; message?: unknown; data?: { message_id?: unknown } };
	const messageId = body.data?.message_id;
	const accepted =
		response.statusCode >= 200 &&
		response.statusCode < 300 &&
		typeof messageId === 'string' &&
		errorTexts(body).length === 0;
	return accepted
		? { accepted, messageId, code: String(body.code ?? ''), message: String(body.message ?? '') }
		: { accepted: false, failure: failureOf(response) };
}
