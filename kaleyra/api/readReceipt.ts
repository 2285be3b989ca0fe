import type { Account } from './account';
import { errorTexts, failureOf } from './failure';
import type { ApiRequest, ApiResponse, Failure } from './request';

/** Marks a message of the customer, and all before it, as read; `typing` shows that an answer is being written. */
export function encodeReadReceipt(
	{ from, messageId, typing }: { from: string; messageId: string; typing: boolean },
	account: Account,
): ApiRequest {
	return {
		method: 'POST',
		url: `${account.baseUrl}/v2/${encodeURIComponent(account.sid)}/whatsapp/${from}/messages`,
		json: {
			messaging_object: {
				messaging_product: 'whatsapp',
				status: 'read',
				message_id: messageId,
				...(typing ? { typing_indicator: { type: 'text' } } : {}),
			},
		},
	};
}

/** Reads the answer. It names no message, so any 2xx of the API without an `error` will do. */
export function readReceiptFailure(response: ApiResponse): Failure | undefined {
	const { statusCode, body } = response;
	const accepted =
		statusCode >= 200 && statusCode < 300 && typeof body === 'object' && errorTexts(body).length === 0;
	return accepted ? undefined : failureOf(response);
}
