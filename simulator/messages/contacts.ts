import type { Field } from '../checks/field';
import { LIMITS } from '../limits';
import { type Json, VERSIONS } from '../model';
import type { MessageKind } from './kind';

const NAME_PARTS = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'];

/** The lists in a contact card, with the keys of their elements; the first key is required. */
const LISTS: Record<string, readonly string[]> = {
	phones: ['phone', 'type', 'wa_id'],
	emails: ['email', 'type'],
	urls: ['url', 'type'],
};
const ADDRESS = ['street', 'city', 'state', 'zip', 'country', 'country_code', 'type'];

/** One or more contact cards. */
export const contacts: MessageKind = {
	name: 'contacts',
	versions: [...VERSIONS.cloudApi, 'v3'],
	check: (field) => field.items(1, LIMITS.contacts).forEach(checkContact),
	render: (content) => ({ contacts: content.contacts as Json[] }),
};

function checkContact(contact: Field): void {
	if (!contact.object(['name', ...Object.keys(LISTS), 'addresses', 'org', 'birthday'])) return;
	const name = contact.at('name');
	if (name.object(['formatted_name', ...NAME_PARTS])) {
		name.at('formatted_name').text();
		const parts = NAME_PARTS.map((part) => name.at(part)).filter((part) => part.present);
		for (const part of parts) part.text();
		// Meta refuses a card that has the formatted name only.
		if (parts.length === 0) name.refuse(`needs one of ${NAME_PARTS.join(', ')} beside formatted_name`);
	}
	for (const [key, keys] of Object.entries(LISTS)) {
		for (const entry of contact.at(key).items(0, Infinity)) {
			if (entry.object(keys)) keys.forEach((one, i) => entry.at(one).text({ optional: i > 0 }));
		}
	}
	for (const address of contact.at('addresses').items(0, Infinity)) {
		if (address.object(ADDRESS)) for (const key of ADDRESS) address.at(key).text({ optional: true });
	}
	const org = contact.at('org');
	if (org.object(['company', 'department', 'title'], true)) {
		for (const key of ['company', 'department', 'title']) org.at(key).text({ optional: true });
	}
	contact.at('birthday').text({ optional: true, pattern: /^\d{4}-\d{2}-\d{2}$/, what: 'a date like 1990-12-31' });
}
