import type { ApiVersion, MessageType, Violation } from './types';

/** A version as the credential shows it. */
export const codeOf = (version: ApiVersion): string => version.toUpperCase();

/** Several versions in a sentence: `V1 or V3`. */
export const codesOf = (versions: readonly ApiVersion[]): string => versions.map(codeOf).join(' or ');

/** The versions that can express a kind of message. v2 passes every kind through. */
export function versionsOf<M extends { kind: string }>(type: MessageType<M>): ApiVersion[] {
	return [...(type.toV1Form ? ['v1' as const] : []), 'v2', ...(type.inV3 ? ['v3' as const] : [])];
}

/** The violation of a version that does not have something, such as `flow messages`; none when it has. */
export function onlyIn(versions: readonly ApiVersion[], version: ApiVersion, what: string): Violation[] {
	if (versions.includes(version)) return [];
	return [
		{
			field: 'API Version',
			problem: `${codeOf(version)} of the credential has no ${what}`,
			fix: `Choose a credential for ${codesOf(versions)}`,
		},
	];
}
