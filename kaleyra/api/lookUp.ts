import { isObject } from '../json';
import type { Result } from '../result';
import { codeOf } from '../message/versions';
import { apiOf } from './index';
import { bodyOf } from './answer';
import type { ApiRequest, ApiResponse, Failure } from './request';
import type { Account } from './types';
import { listsUrl } from './v2';

/** Something of the account that can be read: its name in sentences, and where it is. */
export interface Listing {
	what: string;
	path: string;
}

/** The lists under the WhatsApp Business Account. Kaleyra documents the addresses of numbers and templates; that of flows is Meta's. */
export const listings = {
	phoneNumbers: { what: 'business numbers', path: 'number' },
	templates: { what: 'templates', path: 'message_templates' },
	flows: { what: 'flows', path: 'flows' },
} satisfies Record<string, Listing>;

/** Why an account cannot be asked for its lists; undefined when it can. */
export function listsUnavailable({ apiVersion, wabaId }: Account, what: string): Failure | undefined {
	if (!apiOf(apiVersion).hasLists) {
		return {
			code: 'NO_LISTS_ON_V3',
			message: `API ${codeOf(apiVersion)} offers no list of ${what}`,
			fix: 'Enter the value yourself.',
			sent: 'refused',
		};
	}
	if (wabaId !== '') return undefined;
	return {
		code: 'NO_WABA_ID',
		message: `The list of ${what} needs the WhatsApp Business Account ID, which the credential does not have`,
		fix: 'Enter the ID in the Kaleyra credential (in the Kaleyra console under Channels > WhatsApp), or enter the value yourself.',
		sent: 'refused',
	};
}

/** One page of a list. `after` is the cursor of the page before. The lists are v2's, for accounts with numbers on v1 as well. */
export function listRequest(account: Account, { path }: Listing, { limit, after }: { limit: number; after?: string }): ApiRequest {
	const query = new URLSearchParams({ limit: String(limit), ...(after ? { after } : {}) });
	return { method: 'GET', url: `${listsUrl(account)}/${path}?${query.toString()}` };
}

/** What is told of a look-up that came to nothing. */
export const NOT_GIVEN = 'Kaleyra did not give the information';

/** The body of the answer to a look-up. */
export const readLookUp = (response: ApiResponse): Result<unknown> => bodyOf(response, NOT_GIVEN);

/** What `data` wraps, however often: the documents do not show how deep the content lies. */
export function contentOf(body: unknown): unknown {
	let content = body;
	for (let depth = 0; depth < 3 && isObject(content) && 'data' in content; depth++) content = content.data;
	return content;
}

/**
 * The records in the answer to a list: the array itself, the first array of objects below `data`, or the
 * one object that is there instead of an array of one.
 */
export function recordsOf(body: unknown): Array<Record<string, unknown>> {
	const content = contentOf(body);
	if (Array.isArray(content)) return content.filter(isObject);
	if (!isObject(content)) return [];
	const inside = Object.values(content).find((value) => Array.isArray(value) && value.some(isObject));
	if (Array.isArray(inside)) return inside.filter(isObject);
	return content === body || Object.keys(content).length === 0 ? [] : [content];
}

/** The cursor of the page after this one, as Meta writes it; undefined when there is none. */
export function cursorAfter(body: unknown): string | undefined {
	for (let level = body, depth = 0; depth < 3 && isObject(level); depth++, level = level.data) {
		const { paging } = level;
		const cursors = isObject(paging) ? paging.cursors : undefined;
		if (isObject(cursors) && typeof cursors.after === 'string' && cursors.after !== '') return cursors.after;
	}
	return undefined;
}
