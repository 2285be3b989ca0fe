import { messageType, type Message } from '../message';
import type { Outgoing } from '../message/types';
import type { Account } from './account';
import { errorTexts, failureOf } from './failure';
import type { Answer, ApiRequest, ApiResponse } from './request';

/** A message for `POST /v1/{sid}/messages`, a multipart form. Only for kinds that v1 can express. */
export function encodeV1(outgoing: Outgoing<Message>, account: Account): ApiRequest {
	const { from, to, message, reference = {}, callbackUrl, callbackProfileId } = outgoing;
	const { ref, ref1, ref2 } = reference;
	const fields = messageType(message).toV1Form?.(message) ?? {};
	return {
		method: 'POST',
		url: `${account.baseUrl}/v1/${encodeURIComponent(account.sid)}/messages`,
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
}

interface V1Body {
	id?: unknown;
	data?: Array<{ message_id?: unknown }>;
}

/** Reads the answer: an id and the message's own id, or a failure. A 2xx with an `error` is a failure, too. */
export function readAnswerV1(response: ApiResponse): Answer {
	const { id, data } = (response.body ?? {}) as V1Body;
	const messageId = Array.isArray(data) ? data[0]?.message_id : undefined;
	const accepted =
		response.statusCode >= 200 &&
		response.statusCode < 300 &&
		typeof messageId === 'string' &&
		errorTexts(response.body).length === 0;
	if (!accepted) return { accepted: false, failure: failureOf(response) };
	return {
		accepted,
		messageId,
		code: `HTTP ${response.statusCode}`,
		message: 'Request accepted',
		...(typeof id === 'string' ? { requestId: id } : {}),
	};
}
