import { isObject, type JsonObject } from '../json';
import { versions } from './apiRules';
import { Checks } from './checks';
import { limits } from './limits';
import type { MessageType } from './types';
import type { Path } from './violation';

/** One or more contact cards. */
export interface ContactsMessage {
	kind: 'contacts';
	/** Contact cards as Meta writes them. */
	contacts: JsonObject[];
}

/** The parts of a name besides the whole of it. */
const NAME_PARTS = ['first_name', 'last_name', 'middle_name', 'prefix', 'suffix'];

/** The lists of a card: what an entry may hold, and whether the first of that must be there. */
const LISTS: Record<string, { keys: readonly string[]; needsFirst: boolean }> = {
	phones: { keys: ['phone', 'type', 'wa_id'], needsFirst: true },
	emails: { keys: ['email', 'type'], needsFirst: true },
	urls: { keys: ['url', 'type'], needsFirst: true },
	addresses: { keys: ['street', 'city', 'state', 'zip', 'country', 'country_code', 'type'], needsFirst: false },
};
const ORG_KEYS = ['company', 'department', 'title'];

export const contacts: MessageType<ContactsMessage> = {
	kind: 'contacts',
	label: 'contact',
	versions: [...versions.cloudApi, 'v3'],
	limits: { contacts: limits.contacts },

	check(message, api) {
		const checks = new Checks(api);
		checks.count(['contacts'], message.contacts.length, limits.contacts, 'contact');
		message.contacts.forEach((card, index) => checkCard(checks, ['contacts', index], tidied(card)));
		return checks.violations;
	},

	toMeta: (message) => ({ type: 'contacts', contacts: message.contacts.map(tidied) }),
};

function checkCard(checks: Checks, path: Path, card: JsonObject) {
	checkKeys(checks, path, card, ['name', 'org', 'birthday', ...Object.keys(LISTS)], false);
	checkName(checks, [...path, 'name'], card.name);
	if (card.org !== undefined) checkKeys(checks, [...path, 'org'], card.org, ORG_KEYS);
	if (card.birthday !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(String(card.birthday))) {
		checks.add([...path, 'birthday'], 'is not a date like 1990-12-31', 'Write it as year-month-day');
	}
	for (const [list, { keys, needsFirst }] of Object.entries(LISTS)) {
		const entries = card[list] ?? [];
		if (!Array.isArray(entries)) {
			checks.add([...path, list], 'is not an array', 'Put its entries into [ ]');
			continue;
		}
		entries.forEach((entry, index) => {
			const place = [...path, list, index];
			checkKeys(checks, place, entry, keys);
			const [first = ''] = keys;
			if (needsFirst && (entry as JsonObject | null)?.[first] === undefined) {
				checks.add(place, `has no ${first}`, 'Enter one or remove the entry');
			}
		});
	}
}

/** WhatsApp refuses a card with the formatted name only. */
function checkName(checks: Checks, path: Path, name: unknown) {
	checkKeys(checks, path, name ?? {}, ['formatted_name', ...NAME_PARTS]);
	const given = Object.keys(name ?? {});
	if (!given.includes('formatted_name') || !given.some((key) => NAME_PARTS.includes(key))) {
		checks.add(path, 'is not complete', `Give formatted_name and one of ${NAME_PARTS.join(', ')}`);
	}
}

/** An object with none but these keys, each with a text unless it has parts of its own. */
function checkKeys(checks: Checks, path: Path, value: unknown, keys: readonly string[], areTexts = true) {
	if (!isObject(value)) {
		checks.add(path, 'is not an object', `Write it as { "${keys[0]}": "…" }`);
		return;
	}
	for (const [key, inner] of Object.entries(value)) {
		if (!keys.includes(key)) {
			checks.add(path, `has "${key}", which contacts do not have`, `Remove it; known are ${keys.join(', ')}`);
		} else if (areTexts && typeof inner !== 'string') {
			checks.add([...path, key], 'is not a text', 'Write it in quotes');
		}
	}
}

/** The card with numbers as texts and without what is empty: WhatsApp refuses empty parts. */
function tidied(card: JsonObject): JsonObject {
	return (tidy(card) ?? {}) as JsonObject;
}

function tidy(value: unknown): unknown {
	if (Array.isArray(value)) {
		const entries = value.map(tidy).filter((entry) => entry !== undefined);
		return entries.length > 0 ? entries : undefined;
	}
	if (isObject(value)) {
		const entries = Object.entries(value).map(([key, inner]) => [key, tidy(inner)] as const);
		const given = entries.filter(([, inner]) => inner !== undefined);
		return given.length > 0 ? Object.fromEntries(given) : undefined;
	}
	const text = value === null || value === undefined ? '' : String(value).trim();
	return text === '' ? undefined : text;
}
