import { isInRanges } from '../network';
import type { Call } from './access/call';
import { knowsSecret } from './access/secret';
import { isSignedByMeta } from './access/signature';

/** What a caller must show. An empty value demands nothing. */
export interface Demands {
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

/** Why a call is turned away; nothing when it may come in. All demands that are made must be met. */
export function refusalOf(call: Call, demands: Demands): Refusal | undefined {
	const { webhookSecret, metaAppSecret, allowedAddresses } = demands;
	if (allowedAddresses.length > 0 && !isInRanges(call.address, allowedAddresses)) {
		return { statusCode: 403, reason: 'its address is not among the allowed ones' };
	}
	if (webhookSecret !== '' && !knowsSecret(call, webhookSecret)) {
		return { statusCode: 401, reason: 'it does not know the webhook secret' };
	}
	if (metaAppSecret !== '' && !isChallenge(call) && !isSignedByMeta(call, metaAppSecret)) {
		return { statusCode: 401, reason: 'it is not signed with the Meta app secret' };
	}
	return undefined;
}

/** Meta cannot sign the call by which it asks whether a webhook exists, and that call tells nothing. */
function isChallenge(call: Call): boolean {
	return challengeOf(call) !== undefined;
}

/** The text Meta wants back when a webhook is set up (`GET ?hub.mode=subscribe&hub.challenge=…`). */
export function challengeOf({ method, query }: Call): string | undefined {
	const challenge = query['hub.challenge'];
	const isAsked = method === 'GET' && query['hub.mode'] === 'subscribe' && typeof challenge === 'string';
	// It is echoed, so it must not be able to carry anything but a token.
	return isAsked && /^[\w.-]{1,200}$/.test(challenge) ? challenge : undefined;
}
