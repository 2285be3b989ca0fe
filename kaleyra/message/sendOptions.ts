import type { ApiVersion } from './apiRules';
import type { Checks } from './checks';
import { limits } from './limits';
import type { Outgoing } from './types';
import { codeOf, codesOf } from './versions';
import { ACCOUNT, naming, type Path } from './violation';
import { isWebAddress } from './webAddress';

/** A value that travels beside a message. */
interface SendOption {
	path: Path;
	value(outgoing: Outgoing): string | undefined;
	/** The versions whose documents have a place for it. */
	versions: readonly ApiVersion[];
	/** What else must hold of it. */
	check?(checks: Checks, path: Path, text: string): void;
}

/** The values that may travel beside a message, by their names. */
export const sendOptions = {
	ref: { path: ['reference', 'ref'], value: ({ reference }) => reference?.ref, versions: ['v1', 'v2'], check: checkReference },
	ref1: { path: ['reference', 'ref1'], value: ({ reference }) => reference?.ref1, versions: ['v1', 'v2'], check: checkReference },
	ref2: { path: ['reference', 'ref2'], value: ({ reference }) => reference?.ref2, versions: ['v1', 'v2'], check: checkReference },
	waSource: { path: ['reference', 'waSource'], value: ({ reference }) => reference?.waSource, versions: ['v2'] },
	replyTo: { path: ['replyTo'], value: ({ replyTo }) => replyTo, versions: ['v2'] },
	callbackUrl: { path: ['callbackUrl'], value: ({ callbackUrl }) => callbackUrl, versions: ['v1', 'v3'], check: checkCallbacks },
	callbackProfileId: { path: ['callbackProfileId'], value: ({ callbackProfileId }) => callbackProfileId, versions: ['v1'] },
	clientId: { path: ['clientId'], value: ({ clientId }) => clientId, versions: ['v3'] },
	externalId: { path: ['externalId'], value: ({ externalId }) => externalId, versions: ['v3'], check: checkExternalId },
	messageText: { path: ['messageText'], value: ({ messageText }) => messageText, versions: ['v3'] },
} satisfies Record<string, SendOption>;

/** Nothing that was entered may be dropped in silence: what the version has no place for is told. */
export function checkSendOptions(checks: Checks, outgoing: Outgoing) {
	for (const { path, value, versions, check } of Object.values<SendOption>(sendOptions)) {
		const text = value(outgoing);
		if (text === undefined || text === '') continue;
		if (!versions.includes(checks.api.version)) {
			checks.add(
				path,
				naming`cannot be sent with API ${codeOf(checks.api.version)} of the ${ACCOUNT}`,
				`Leave it empty; it is for ${codesOf(versions)}`,
			);
		} else {
			check?.(checks, path, text);
		}
	}
}

function checkReference(checks: Checks, path: Path, text: string) {
	checks.text(path, text, limits.reference);
}

/** v1 leaves open what it takes here: its documents show a URL in one place and a profile's id in another. */
function checkCallbacks(checks: Checks, path: Path, text: string) {
	if (!checks.api.callbacksAreUrls) return;
	const wrong = text.split(',').map((url) => url.trim()).find((url) => !isWebAddress(url));
	if (wrong !== undefined) {
		checks.add(path, `"${wrong.slice(0, 60)}" is not a web address`, 'Enter addresses that start with https://, separated by commas');
	}
}

function checkExternalId(checks: Checks, path: Path, text: string) {
	if (!/^[a-z0-9]+$/i.test(text)) {
		checks.add(path, 'has characters that are neither letters nor digits', 'Keep letters and digits only');
	}
}
