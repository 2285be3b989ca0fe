import { createHash, timingSafeEqual } from 'node:crypto';
import { text } from '../../json';
import type { Call } from './call';

/** The query parameter that carries the secret in a URL registered at Kaleyra. */
export const secretParameter = 'token';

/** All query parameters that may carry the secret: our own and Meta's. They are no part of the payload. */
export const secretParameters: readonly string[] = [secretParameter, 'hub.verify_token'];

/**
 * Whether a call knows the secret, in any of the ways Kaleyra's console and Meta can send one: the header
 * X-Webhook-Secret, a bearer token, the password of basic authentication, `?token=`, or Meta's verify token.
 */
export function knowsSecret({ headers, query }: Call, secret: string): boolean {
	const authorization = text(headers.authorization) ?? '';
	const given = [
		text(headers['x-webhook-secret']),
		/^Bearer +(.+)$/i.exec(authorization)?.[1],
		basicPassword(authorization),
		...secretParameters.map((name) => text(query[name])),
	];
	// Every one is compared, so that the time taken does not tell which of them came close.
	return given.map((value) => value !== undefined && sameText(value, secret)).includes(true);
}

function basicPassword(authorization: string): string | undefined {
	const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization)?.[1];
	if (encoded === undefined) return undefined;
	const pair = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = pair.indexOf(':');
	return colon < 0 ? undefined : pair.slice(colon + 1);
}

/** Compares in a time that depends on neither text; hashing makes the lengths equal. */
export function sameText(a: string, b: string): boolean {
	return timingSafeEqual(hash(a), hash(b));
}

const hash = (value: string) => createHash('sha256').update(value).digest();
