import { isWebAddress } from '../message/webAddress';
import { failed, ok, type Result } from '../result';
import { isPrivateHost } from '../network';
import { apiNamed, apis, defaultApi, versionsWith } from './index';
import type { Account, CredentialField } from './types';

export type { Account } from './types';

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

/** The versions whose credential has a field, and those whose credential does without. */
export const versionsWithField = (field: CredentialField) => versionsWith(({ credential }) => credential.fields.includes(field));
export const versionsWithoutField = (field: CredentialField) => versionsWith(({ credential }) => !credential.fields.includes(field));

/**
 * Reads the fields of the `kaleyraApi` credential.
 * Returns the account, or in one sentence what is missing.
 */
export function readAccount(credential: Record<string, unknown>): Result<Account, string> {
	const field = (name: string) => String(credential[name] ?? '').trim();
	const api = apiNamed(field('apiVersion'));
	const has = (name: CredentialField) => api.credential.fields.includes(name);
	const region = field('region') || 'in';
	const isCustom = !has('region') || region === 'custom';

	const baseUrl = isCustom
		? field('baseUrl').replace(/\/+$/, '')
		: `https://${regions.find((one) => one.value === region)?.host ?? ''}`;
	const problem = problemWithBaseUrl(baseUrl);
	if (problem) return failed(problem);
	const sid = field('sid');
	if (has('sid') && sid === '') {
		return failed('The credential has no SID. Copy it from Developers > API Key in the Kaleyra console.');
	}
	return ok({ apiVersion: api.version, baseUrl, sid, wabaId: field('wabaId') });
}

/** Why a base URL cannot be used, as a sentence with what to enter instead; nothing when it can. */
function problemWithBaseUrl(baseUrl: string): string | undefined {
	if (!isWebAddress(baseUrl)) return `The credential has no usable Base URL. ${enterOne}`;
	if (/^https?:\/\/[^/?#]*@/i.test(baseUrl)) {
		return `The Base URL of the credential contains a user name or password. Leave it out, up to the @: Kaleyra knows you by the key. ${enterOne}`;
	}
	if (baseUrl.includes('?')) return `The Base URL of the credential contains a query. End it before the question mark. ${enterOne}`;
	if (baseUrl.includes('#')) return `The Base URL of the credential contains a fragment. End it before the #. ${enterOne}`;
	if (isUnencrypted(baseUrl)) {
		return `The Base URL of the credential starts with http://, so the key would travel unencrypted. Only hosts inside a private network may be called like that. ${enterOne}`;
	}
	return undefined;
}

const enterOne = 'Enter one that starts with https://, for example https://api.in.kaleyra.io.';

/** Whether a call of this address would carry a key through the internet for all to read. */
export function isUnencrypted(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname } = new URL(address);
	return protocol === 'http:' && !isPrivateHost(hostname);
}

/** An n8n expression that gives the base URL of a credential, for n8n's own credential test. */
export function baseUrlExpression(): string {
	const hosts = Object.fromEntries(regions.map(({ value, host }) => [value, `https://${host}`]));
	return `={{ ${JSON.stringify(versionsWithoutField('region'))}.includes($credentials.apiVersion) || $credentials.region === "custom" ? $credentials.baseUrl.trim().replace(/\\/+$/, "") : (${JSON.stringify(hosts)})[$credentials.region] }}`;
}

/** An n8n expression that gives the path of a call that changes nothing, for n8n's own credential test. */
export function testPathExpression(): string {
	const others = apis.filter((api) => api !== defaultApi);
	const cases = others.map(({ version, credential }) => `$credentials.apiVersion === "${version}" ? ${credential.testPath} : `);
	return `={{ ${cases.join('')}${defaultApi.credential.testPath} }}`;
}
