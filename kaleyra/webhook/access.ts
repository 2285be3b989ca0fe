/** Who may call: the allowed addresses, the webhook secret and Meta's signature. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { text } from '../json';
import { isInRanges } from '../network';
import { secretParameters, type Call } from './call';

/** What a caller must show. An empty value demands nothing. */
export interface AccessRules {
	webhookSecret: string;
	/** With it, every POST must be signed by Meta. */
	metaAppSecret: string;
	/** Addresses and networks that may call; everyone may when there are none. */
	allowedAddresses: string[];
}

export interface Refusal {
	statusCode: 401 | 403;
	/** For the log; names no secret. */
	reason: string;
}

/** Why a call is turned away; nothing when it may come in. All rules that are set must be met. */
export function refusalOf(call: Call, { webhookSecret, metaAppSecret, allowedAddresses }: AccessRules): Refusal | undefined {
	if (allowedAddresses.length > 0 && !isInRanges(call.address, allowedAddresses)) {
		return { statusCode: 403, reason: 'its address is not among the allowed ones' };
	}
	if (webhookSecret !== '' && !knowsSecret(call, webhookSecret)) {
		return { statusCode: 401, reason: 'it does not know the webhook secret' };
	}
	// Meta cannot sign the call by which it asks whether a webhook exists, and that call reports nothing.
	const isChallenge = challengeOf(call) !== undefined;
	if (metaAppSecret !== '' && !isChallenge && !isSignedByMeta(call, metaAppSecret)) {
		return { statusCode: 401, reason: 'it is not signed with the Meta app secret' };
	}
	return undefined;
}

/** The text Meta wants back when a webhook is set up (`GET ?hub.mode=subscribe&hub.challenge=…`). */
export function challengeOf({ method, query }: Call): string | undefined {
	const challenge = query['hub.challenge'];
	const isAsked = method === 'GET' && query['hub.mode'] === 'subscribe' && typeof challenge === 'string';
	// It is echoed, so it must not be able to carry anything but a token.
	return isAsked && /^[\w.-]{1,200}$/.test(challenge) ? challenge : undefined;
}

/**
 * Whether a call knows the secret, in any of the ways Kaleyra's console and Meta can send one: the header
 * X-Webhook-Secret, a bearer token, the password of basic authentication, `?token=`, or Meta's verify token.
 */
function knowsSecret({ headers, query }: Call, secret: string): boolean {
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

/**
 * Whether Meta signed this body: `X-Hub-Signature-256: sha256=<HMAC of the raw body with the app secret>`
 * (Meta, "Validating Payloads").
 */
function isSignedByMeta({ headers, rawBody }: Call, appSecret: string): boolean {
	const given = text(headers['x-hub-signature-256']) ?? '';
	const expected = createHmac('sha256', appSecret).update(rawBody ?? '').digest('hex');
	return sameText(given.toLowerCase(), `sha256=${expected}`);
}

/** Compares in a time that depends on neither text; hashing makes the lengths equal. */
export function sameText(a: string, b: string): boolean {
	return timingSafeEqual(hash(a), hash(b));
}

const hash = (value: string) => createHash('sha256').update(value).digest();
