import { messageType, type Message } from '../message';
import type { Outgoing } from '../message/types';
import type { Account } from './account';
import { errorTexts, failureOf } from './failure';
import type { Answer, ApiRequest, ApiResponse } from './request';

/**
 * A message for `POST /v3/messages`. The business number goes without its plus sign, the customer's
 * with it. `request.message` is sent only when there is a text for it: the documents call it required,
 * but their own list has none.
 */
export function encodeV3(outgoing: Outgoing<Message>, account: Account): ApiRequest {
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
}

interface V3Body {
	meta?: { transactionId?: unknown; explain?: unknown };
}

/** Reads the answer: a transaction id, or a failure. */
export function readAnswerV3(response: ApiResponse): Answer {
	const meta = (response.body as V3Body | null | undefined)?.meta ?? {};
	const accepted =
		response.statusCode >= 200 &&
		response.statusCode < 300 &&
		typeof meta.transactionId === 'string' &&
		errorTexts(response.body).length === 0;
	if (!accepted) return { accepted: false, failure: failureOf(response) };
	return {
		accepted,
		messageId: meta.transactionId as string,
		code: `HTTP ${response.statusCode}`,
		message: String(meta.explain ?? ''),
	};
}
