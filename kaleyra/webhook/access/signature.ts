import { createHmac } from 'node:crypto';
import { text } from '../../json';
import type { Call } from './call';
import { sameText } from './secret';

/**
 * Whether Meta signed this body: `X-Hub-Signature-256: sha256=<HMAC of the raw body with the app secret>`
 * (Meta, "Validating Payloads").
 */
export function isSignedByMeta({ headers, rawBody }: Call, appSecret: string): boolean {
	const given = text(headers['x-hub-signature-256']) ?? '';
	const expected = createHmac('sha256', appSecret).update(rawBody ?? '').digest('hex');
	return sameText(given.toLowerCase(), `sha256=${expected}`);
}
