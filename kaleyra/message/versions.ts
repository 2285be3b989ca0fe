import type { ApiVersion } from './apiRules';
import { ACCOUNT, naming, type Violation } from './violation';

/** A version as the credential shows it. */
export const codeOf = (version: ApiVersion): string => version.toUpperCase();

/** Several versions in a sentence: `V1 or V3`. */
export const codesOf = (versions: readonly ApiVersion[]): string => [...versions].sort().map(codeOf).join(' or ');

/** Which versions have something, in front of or behind a text of the panel: `V2 only`, `V1 and V3`. */
export const onlyOn = (versions: readonly ApiVersion[]): string =>
	versions.length === 1 ? `${codesOf(versions)} only` : versions.map(codeOf).join(' and ');

/** The violation of a version that does not have something, such as `flow messages`; none when it has. */
export function onlyIn(versions: readonly ApiVersion[], version: ApiVersion, what: string): Violation[] {
	if (versions.includes(version)) return [];
	return [
		{
			path: [...ACCOUNT, 'version'],
			problem: naming`${codeOf(version)} of the ${ACCOUNT} has no ${what}`,
			fix: naming`Choose a ${ACCOUNT} for ${codesOf(versions)}`,
		},
	];
}
