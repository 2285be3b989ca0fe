import { isPrivateHost } from '../network';
import { isWebAddress } from '../message/webAddress';

/** Why a base URL cannot be used, as a sentence with what to enter instead; nothing when it can. */
export function problemWithBaseUrl(baseUrl: string): string | undefined {
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
