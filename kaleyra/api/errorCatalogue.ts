import { kaleyra, type Source } from '../sources';

/** What a code of the API means and what to do about it. */
export interface KnownError {
	message: string;
	fix: string;
}

interface CatalogueEntry extends KnownError {
	code: string;
	/** Tells entries of one code apart by what the API wrote beside it. */
	text?: RegExp;
	source: Source;
}

/** The documented codes, as Kaleyra's pages name them. */
export const knownErrors: readonly CatalogueEntry[] = [
	{
		code: 'RBC001',
		message: 'Kaleyra does not accept the SID or the API key',
		fix: 'Open the credential and copy both again from Developers > API Key in the Kaleyra console. Check that the region is the one of your account.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'WA401',
		message: 'The business number in From does not belong to this Kaleyra account',
		fix: 'Check From against Channels > WhatsApp in the Kaleyra console, with its country code.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'WA-401',
		text: /different version/i,
		message: 'The business number in From lives on another version of the WhatsApp API',
		fix: 'Open the credential and change API Version: the Kaleyra console shows the version beside the number.',
		source: kaleyra.v2List,
	},
	{
		code: 'WA-401',
		message: 'This Kaleyra account may not use the WhatsApp API',
		fix: 'Ask Kaleyra support to enable it for your account.',
		source: kaleyra.v2List,
	},
	{
		code: 'WA400',
		message: 'Kaleyra refused the message because of its content',
		fix: 'Compare the fields named in the details with the limits in the node’s documentation.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'E413',
		message: 'Kaleyra refused the message because of its content',
		fix: 'Put right the fields named in the details.',
		source: kaleyra.v1List,
	},
	{
		code: 'E110',
		message: 'The balance of the Kaleyra account is too low',
		fix: 'Top up the account in the Kaleyra console, then send again.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'WAV2101',
		message: 'The Kaleyra account has reached its limit of messages for today',
		fix: 'Send again tomorrow, or ask Kaleyra for a higher limit.',
		source: kaleyra.v2Errors,
	},
	{
		code: 'WA500',
		message: 'Kaleyra could not handle the message',
		fix: 'Check on the phone or in Kaleyra’s report whether it arrived before you send it again. Kaleyra advises to wait 5, 10, then 15 minutes.',
		source: kaleyra.v2Errors,
	},
];

/** Explains a code, where it is known. `text` is what the API wrote beside it. */
export function explainCode(code: string, text: string): KnownError | undefined {
	return knownErrors.find((entry) => entry.code === code && (entry.text?.test(text) ?? true));
}

/** The section of docs/errors.md that tells more of a failure; nothing where there is no more to tell. */
export function errorSection(code: string, httpCode?: number): string | undefined {
	if (knownErrors.some((entry) => entry.code === code)) return code.toLowerCase();
	if (httpCode !== undefined) return 'http-status';
	// The codes that Node.js gives to connections and certificates, and ours where there is none.
	return /^E[A-Z]|CERT|^UNABLE_TO_|^(BLOCKED_BY_N8N|NO_ANSWER|NO_TLS|NOT_BEGUN)$/.test(code) ? 'no-answer' : undefined;
}
