/**
 * What stands beside the messages of a call (the numbers, who wrote, the references) is repeated in the
 * event of each of them. So that one long text there does not become a thousand, only known keys are
 * taken, and their texts are cut.
 */
import { boolean, number, object, text, type JsonObject } from '../json';

/** Characters. Kaleyra's references have 255 at most, and no name, number or id of WhatsApp's is longer. */
export const maxSharedText = 256;

/** As `text`, cut where it is longer than anything known that stands beside a message. */
export function sharedText(value: unknown): string | undefined {
	const whole = text(value);
	if (whole === undefined || whole.length <= maxSharedText) return whole;
	// Half of a pair of surrogates is no character.
	return whole.slice(0, maxSharedText).replace(/[\ud800-\udbff]$/, '');
}

/** The named entries of an object that are texts, numbers or booleans. */
export function shared(source: unknown, names: readonly string[]): JsonObject {
	const found: JsonObject = {};
	for (const name of names) {
		const value = object(source)[name];
		const kept = typeof value === 'string' ? (sharedText(value) ?? '') : (number(value) ?? boolean(value));
		if (kept !== undefined) found[name] = kept;
	}
	return found;
}

/** Who wrote, as WhatsApp lists it: `{ profile: { name }, wa_id, user_id }`. */
export function sharedContact(contact: JsonObject): JsonObject {
	return {
		profile: shared(contact.profile, ['name', 'username']),
		...shared(contact, ['wa_id', 'user_id', 'parent_user_id', 'identity_key_hash']),
	};
}
