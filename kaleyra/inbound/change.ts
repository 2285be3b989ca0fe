import { readAccountUpdate } from './accountUpdate';
import { isObject, text, type JsonObject } from '../json';
import type { Received } from './received';
import { isValue, readValue } from './value';

/** One `{ value, field }` of Meta: messages and statuses, or news about the account under another field. */
export function* readChange(
	change: JsonObject,
	about: { wabaId?: string; time?: unknown },
	rewrap: (change: JsonObject) => JsonObject,
): Generator<Received> {
	const { value, field } = change;
	if (isValue(value)) {
		yield* readValue(value, about.wabaId, (cut) => rewrap({ ...change, value: cut }));
	} else if (isObject(value)) {
		yield { event: readAccountUpdate(text(field) ?? 'unknown', value, about), raw: rewrap(change) };
	}
}
