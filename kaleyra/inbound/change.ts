import { readAccountUpdate } from './accountUpdate';
import { sharedText } from './beside';
import { isObject, text, type JsonObject } from '../json';
import type { Beyond, Finding } from './received';
import { isValue, readValue, type Rewrap } from './value';

/** One `{ value, field }` of Meta: messages and statuses, or news about the account under another field. */
export function* readChange(
	change: JsonObject,
	about: { wabaId?: string; time?: unknown },
	rewrap: Rewrap,
): Generator<Finding | Beyond> {
	const { value } = change;
	const field = sharedText(change.field);
	const rewrapChange: Rewrap = (cut) => rewrap(field === undefined ? { value: cut } : { value: cut, field });
	if (isValue(value)) {
		yield* readValue(value, about.wabaId, rewrapChange);
	} else if (isObject(value)) {
		yield {
			isMessage: false,
			event: () => readAccountUpdate(text(change.field) ?? 'unknown', value, about),
			raw: () => rewrapChange(value),
		};
	}
}
