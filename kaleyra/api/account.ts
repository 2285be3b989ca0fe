import type { ApiVersion } from '../message/types';
import { problemWithBaseUrl } from './baseUrl';

/** A place Kaleyra runs its API at. */
export interface Region {
	value: string;
	name: string;
	host: string;
}

/**
 * Hosts of the API. `in`, `sg` and `eu` stand in the documents of v2, `global` in that of v1; `na` is
 * from Kaleyra's newest pages. A host that is not here goes into the credential as a custom base URL.
 */
export const regions: readonly Region[] = [
	{ value: 'eu', name: 'Europe', host: 'api.eu.kaleyra.io' },
	{ value: 'global', name: 'Global', host: 'api.kaleyra.io' },
	{ value: 'in', name: 'India', host: 'api.in.kaleyra.io' },
	{ value: 'na', name: 'North America', host: 'api.na.kaleyra.ai' },
	{ value: 'sg', name: 'Singapore', host: 'api.ap.kaleyra.io' },
];

/** What the node needs to know of the credential besides the key itself, which only n8n handles. */
export interface Account {
	apiVersion: ApiVersion;
	/** Origin and path prefix, without a slash at the end. */
	baseUrl: string;
	sid: string;
	wabaId: string;
}

/**
 * Reads the fields of the `kaleyraApi` credential.
 * Returns the account, or in one sentence what is missing.
 */
export function readAccount(credential: Record<string, unknown>): Account | { missing: string } {
	const field = (name: string) => String(credential[name] ?? '').trim();
	const apiVersion = (field('apiVersion') || 'v2') as ApiVersion;
	const region = field('region') || 'in';
	const isCustom = apiVersion === 'v3' || region === 'custom';

	const baseUrl = isCustom
		? field('baseUrl').replace(/\/+$/, '')
		: `https://${regions.find((one) => one.value === region)?.host ?? ''}`;
	const problem = problemWithBaseUrl(baseUrl);
	if (problem) return { missing: problem };
	const sid = field('sid');
	if (apiVersion !== 'v3' && sid === '') {
		return {
			missing: 'The credential has no SID. Copy it from Developers > API Key in the Kaleyra console.',
		};
	}
	return { apiVersion, baseUrl, sid, wabaId: field('wabaId') };
}

/** An n8n expression that gives the base URL of a credential, for n8n's own credential test. */
export function baseUrlExpression(): string {
	const hosts = Object.fromEntries(regions.map(({ value, host }) => [value, `https://${host}`]));
	return `={{ $credentials.apiVersion === "v3" || $credentials.region === "custom" ? $credentials.baseUrl.trim().replace(/\\/+$/, "") : (${JSON.stringify(hosts)})[$credentials.region] }}`;
}
