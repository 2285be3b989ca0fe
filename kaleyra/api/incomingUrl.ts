import type { Account } from './account';
import type { ApiRequest } from './request';

/**
 * Sets the URL to which v1 reports what customers send to a number (`PUT /v1/{SID}/whatsapp/number`).
 * The API documents no way to read the URL that stands there.
 */
export function incomingUrlRequest({ baseUrl, sid }: Account, e164: string, url: string): ApiRequest {
	return {
		method: 'PUT',
		url: `${baseUrl}/v1/${encodeURIComponent(sid)}/whatsapp/number`,
		json: { wa_number: e164.replace('+', ''), incoming_url: url },
	};
}
