import type { JsonObject } from '../../../kaleyra/json';
import { apiOf } from '../../../kaleyra/api';
import { contacts } from '../../../kaleyra/message/contacts';

const name = { formatted_name: 'Alex Kim', first_name: 'Alex' };
const told = (...cards: JsonObject[]) =>
	contacts.check({ kind: 'contacts', contacts: cards }, apiOf('v2')).map(({ field, problem }) => `${field} ${problem}`);
const written = (card: JsonObject) => (contacts.toMeta({ kind: 'contacts', contacts: [card] }).contacts as JsonObject[])[0];

test('a card with everything WhatsApp knows is fine', () => {
	expect(
		told({
			name,
			phones: [{ phone: '+15550100123', type: 'WORK', wa_id: '15550100123' }],
			emails: [{ email: 'alex@example.com', type: 'WORK' }],
			urls: [{ url: 'https://example.com' }],
			addresses: [{ street: '12 Market Road', city: 'Bengaluru', zip: '560001', country_code: 'in' }],
			org: { company: 'Green Leaf', department: 'Sales', title: 'Manager' },
			birthday: '1990-12-31',
		}),
	).toEqual([]);
});

test('no card, and more than 257, are told', () => {
	expect(told()).toEqual(['Contacts has no contact']);
	expect(told(...Array<JsonObject>(258).fill({ name }))).toEqual(['Contacts has 258 contacts, the limit is 257']);
});

test.each([
	[{}],
	[{ name: { formatted_name: 'Alex' } }],
	[{ name: { first_name: 'Alex' } }],
	[{ name: { formatted_name: ' ', first_name: 'Alex' } }],
])('a name WhatsApp would refuse (%j) is told', (card) => {
	expect(told(card)).toEqual(['Contacts > Contact 1 > Name is not complete']);
});

test('what is wrong is told with its place', () => {
	expect(
		told(
			{ name },
			{ name, phone: '1', phones: [{ type: 'WORK' }, '+1'], emails: 'a@b.c', org: { boss: 'Kim' }, birthday: '31.12.1990' },
		),
	).toEqual([
		'Contacts > Contact 2 has "phone", which contacts do not have',
		'Contacts > Contact 2 > Organization has "boss", which contacts do not have',
		'Contacts > Contact 2 > Birthday is not a date like 1990-12-31',
		'Contacts > Contact 2 > phones > 1 has no phone',
		'Contacts > Contact 2 > phones > 2 is not an object',
		'Contacts > Contact 2 > phones > 2 has no phone',
		'Contacts > Contact 2 > emails is not an array',
	]);
});

test('empty parts are left out and numbers become texts', () => {
	expect(
		written({ name: { ...name, last_name: '' }, phones: [{ phone: 15550100123 }, { phone: ' ' }], emails: [{ email: null }], org: {} }),
	).toEqual({ name, phones: [{ phone: '15550100123' }] });
});
