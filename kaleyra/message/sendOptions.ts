import type { ApiVersion } from './apiRules';
import type { Checks } from './checks';
import { limits } from './limits';
import type { Outgoing } from './types';
import { codeOf, codesOf } from './versions';
import { isWebAddress } from './webAddress';

/** A value that travels beside a message. */
interface SendOption {
	field: string;
	value(outgoing: Outgoing): string | undefined;
	/** The versions whose documents have a place for it. */
	versions: readonly ApiVersion[];
	/** What else must hold of it. */
	check?(checks: Checks, field: string, text: string): void;
}

/** The values that may travel beside a message, by the names of their fields. */
export const sendOptions = {
	ref: { field: 'Reference > Ref', value: ({ reference }) => reference?.ref, versions: ['v1', 'v2'], check: checkReference },
	ref1: { field: 'Reference > Ref 1', value: ({ reference }) => reference?.ref1, versions: ['v1', 'v2'], check: checkReference },
	ref2: { field: 'Reference > Ref 2', value: ({ reference }) => reference?.ref2, versions: ['v1', 'v2'], check: checkReference },
	waSource: { field: 'Reference > Source', value: ({ reference }) => reference?.waSource, versions: ['v2'] },
	replyTo: { field: 'Options > Reply to Message', value: ({ replyTo }) => replyTo, versions: ['v2'] },
	callbackUrl: { field: 'Options > Callback URL', value: ({ callbackUrl }) => callbackUrl, versions: ['v1', 'v3'], check: checkCallbacks },
	callbackProfileId: { field: 'Options > Callback Profile ID', value: ({ callbackProfileId }) => callbackProfileId, versions: ['v1'] },
	clientId: { field: 'Options > Client ID', value: ({ clientId }) => clientId, versions: ['v3'] },
	externalId: { field: 'Options > External ID', value: ({ externalId }) => externalId, versions: ['v3'], check: checkExternalId },
	messageText: { field: 'Options > Message Text', value: ({ messageText }) => messageText, versions: ['v3'] },
} satisfies Record<string, SendOption>;

/** Nothing that was entered may be dropped in silence: what the version has no place for is told. */
export function checkSendOptions(checks: Checks, outgoing: Outgoing) {
	for (const { field, value, versions, check } of Object.values<SendOption>(sendOptions)) {
		const text = value(outgoing);
		if (text === undefined || text === '') continue;
		if (!versions.includes(checks.api.version)) {
			checks.add(
				field,
				`cannot be sent with API ${codeOf(checks.api.version)} of the credential`,
				`Leave it empty; it is for ${codesOf(versions)}`,
			);
		} else {
			check?.(checks, field, text);
		}
	}
}

function checkReference(checks: Checks, field: string, text: string) {
	checks.text(field, text, limits.reference);
}

/** v1 leaves open what it takes here: its documents show a URL in one place and a profile's id in another. */
function checkCallbacks(checks: Checks, field: string, text: string) {
	if (!checks.api.callbacksAreUrls) return;
	const wrong = text.split(',').map((url) => url.trim()).find((url) => !isWebAddress(url));
	if (wrong !== undefined) {
		checks.add(field, `"${wrong.slice(0, 60)}" is not a web address`, 'Enter addresses that start with https://, separated by commas');
	}
}

function checkExternalId(checks: Checks, field: string, text: string) {
	if (!/^[a-z0-9]+$/i.test(text)) {
		checks.add(field, 'has characters that are neither letters nor digits', 'Keep letters and digits only');
	}
}
