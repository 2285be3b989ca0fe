import type { Checks } from './checks';
import { limits, type Limit } from './limits';
import type { ApiVersion, Outgoing } from './types';
import { codeOf, codesOf } from './versions';

/** A value that travels beside a message. */
interface Companion {
	field: string;
	value(outgoing: Outgoing): string | undefined;
	/** The versions whose documents have a place for it. */
	versions: readonly ApiVersion[];
	limit?: Limit;
}

const companions: readonly Companion[] = [
	{ field: 'Reference > Ref', value: ({ reference }) => reference?.ref, versions: ['v1', 'v2'], limit: limits.reference },
	{ field: 'Reference > Ref 1', value: ({ reference }) => reference?.ref1, versions: ['v1', 'v2'], limit: limits.reference },
	{ field: 'Reference > Ref 2', value: ({ reference }) => reference?.ref2, versions: ['v1', 'v2'], limit: limits.reference },
	{ field: 'Options > Reply to Message', value: ({ replyTo }) => replyTo, versions: ['v2'] },
	{ field: 'Options > Callback URL', value: ({ callbackUrl }) => callbackUrl, versions: ['v1', 'v3'] },
	{ field: 'Options > Callback Profile ID', value: ({ callbackProfileId }) => callbackProfileId, versions: ['v1'] },
	{ field: 'Options > Client ID', value: ({ clientId }) => clientId, versions: ['v3'] },
	{ field: 'Options > External ID', value: ({ externalId }) => externalId, versions: ['v3'] },
	{ field: 'Options > Message Text', value: ({ messageText }) => messageText, versions: ['v3'] },
];

/** Nothing that was entered may be dropped in silence: what the version has no place for is told. */
export function checkCompanions(checks: Checks, outgoing: Outgoing) {
	for (const { field, value, versions, limit } of companions) {
		const text = value(outgoing);
		if (text === undefined || text === '') continue;
		if (!versions.includes(checks.version)) {
			checks.add(
				field,
				`cannot be sent with API ${codeOf(checks.version)} of the credential`,
				`Leave it empty; it is for ${codesOf(versions)}`,
			);
		} else if (limit) {
			checks.text(field, text, limit);
		}
	}
}
