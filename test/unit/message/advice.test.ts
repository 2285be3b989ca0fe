import type { Message } from '../../../kaleyra/message';
import { IS_FILE, type ApiVersion, type Outgoing } from '../../../kaleyra/message/types';
import { CLOUD_API, versionsInWords } from '../../../lab/messageCatalogue';
import { outgoingChecked } from './inEditor';

const body = 'Body';
const image = { type: 'image', media: { link: 'https://example.com/a.png' } } as const;
const video = { type: 'video', media: { link: 'https://example.com/a.mp4' } } as const;
const document = { type: 'document', media: { link: 'https://example.com/a.pdf' } } as const;
const textHeader = { type: 'text', text: 'Header' } as const;
const long = `x${'y'.repeat(80)}`;
const cut = long.slice(0, 60);

/** What travels beside a message. */
type SendOptions = Partial<Omit<Outgoing, 'message'>>;

const check = (message: Message, version: ApiVersion = 'v2', more: SendOptions = {}) =>
	outgoingChecked({ from: '+15550100001', to: '+15550100002', message, ...more }, version).map(
		({ field, problem, fix }) => `${field} ${problem}. ${fix}.`,
	);

const flow = { kind: 'flow', body, flowId: '7', cta: 'Go', action: 'navigate', mode: 'published' } as const;
const ctaUrl = { kind: 'ctaUrl', body, buttonText: 'Go', url: 'https://example.com' } as const;
const buttons = { kind: 'buttons', body, buttons: [{ id: 'a', title: 'A' }] } as const;
const list = { kind: 'list', body, buttonText: 'Go', sections: [{ rows: [{ id: 'r', title: 'R' }] }] };
const address = { kind: 'addressRequest', body, country: 'IN', values: {} } as const;
const product = { kind: 'product', catalogId: '1', productId: 'sku' } as const;
const productList = { kind: 'productList', header: textHeader, body, catalogId: '1', sections: [{ products: ['a'] }] } as const;
const pdf = { kind: 'media', type: 'document', media: { id: '5' } } as const;
const file = { [IS_FILE]: true, itemIndex: 0, property: 'data', identity: '1', name: 'a.gif', mimeType: 'image/gif' } as const;

describe('a version says which kinds of message it does not have', () => {
	const kinds: Array<[label: string, message: Message]> = [
		['flow', { ...flow }],
		['URL button', { ...ctaUrl }],
		['location request', { kind: 'locationRequest', body }],
		['address request', { ...address }],
		['product', { ...product }],
		['product list', { ...productList, sections: [{ products: ['a'] }] }],
		['catalogue', { kind: 'catalog', body }],
		['sticker', { kind: 'sticker', media: { id: '5' } }],
		['reaction', { kind: 'reaction', messageId: 'm', emoji: '👍' }],
	];
	it.each(kinds)('%s messages go only through those that have all of the Cloud API', (label, message) => {
		for (const version of ['v1', 'v3'] as const) {
			expect(check(message, version)).toEqual([
				`API Version ${version.toUpperCase()} of the credential has no ${label} messages. Choose a credential for ${versionsInWords(CLOUD_API)}.`,
			]);
		}
		expect(check(message)).toEqual([]);
	});

	it.each<[string, Message]>([
		['location', { kind: 'location', latitude: 0, longitude: 0 }],
		['contact', { kind: 'contacts', contacts: [{ name: { formatted_name: 'A', first_name: 'A' } }] }],
	])('%s messages go through these and V3', (label, message) => {
		expect(check(message, 'v1')).toEqual([
			`API Version V1 of the credential has no ${label} messages. Choose a credential for ${versionsInWords([...CLOUD_API, 'v3'])}.`,
		]);
		expect([...check(message), ...check(message, 'v3')]).toEqual([]);
	});

	it('templates go through these and V1', () => {
		expect(check({ kind: 'template', name: 'sale', language: 'en', values: [] }, 'v3')).toEqual([
			`API Version V3 of the credential has no template messages. Choose a credential for ${versionsInWords(['v1', ...CLOUD_API])}.`,
		]);
	});

	it.each<[string, Message]>([
		['text', { kind: 'text', body }],
		['list', { ...list, kind: 'list' }],
		['reply button', { ...buttons, buttons: [...buttons.buttons] }],
		['media', { kind: 'media', type: 'image', media: { link: 'https://example.com/a.png' } }],
	])('%s messages go through all', (_, message) => {
		expect((['v1', 'v2', 'v3'] as const).flatMap((version) => check(message, version))).toEqual([]);
	});
});

describe('the header', () => {
	it.each([
		['buttons', { ...buttons, buttons: [...buttons.buttons] }, [textHeader, image, video, document]],
		['a button that opens a page', { ...ctaUrl }, [textHeader, image, video, document]],
		['a list', { ...list, kind: 'list' as const }, [textHeader]],
		['a flow', { ...flow }, [textHeader]],
		['a request for an address', { ...address }, [textHeader]],
	])('of %s may be of the types WhatsApp shows there, and of no other', (_, message, headers) => {
		for (const header of headers) expect(check({ ...message, header } as Message)).toEqual([]);
		if (headers.length > 1) return;
		for (const header of [image, video, document]) {
			expect(check({ ...message, header } as Message)).toEqual([
				`Header is of type ${header.type}, which this message cannot have. Choose text or none.`,
			]);
		}
	});
});

const cases: Array<[sentence: string, message: Message, version?: ApiVersion, more?: SendOptions]> = [
	['Body is empty. Enter a text.', { kind: 'text', body: ' ' }],
	['Body is empty. Enter a text.', { kind: 'catalog', body: '' }],
	['Body is empty. Enter a text.', { kind: 'locationRequest', body: '' }],
	['Footer has 61 characters, the limit is 60. Remove 1 character.', { kind: 'catalog', body, footer: 'x'.repeat(61) }],
	['Header is of type document, which this message cannot have. Choose text or none.', { ...list, kind: 'list', header: document }],
	['Header Media is empty. Enter a link, a media ID or the field of a file.', { ...ctaUrl, header: { type: 'image', media: {} } }],
	['Header Media is a file of the workflow, which API V1 does not take here. Give a link or a media ID.', { ...buttons, buttons: [{ id: 'a', title: 'A' }], header: { type: 'image', media: { file } } }, 'v1'],
	['Header Media is a media ID, which API V3 does not take here. Give a link.', { ...buttons, buttons: [{ id: 'a', title: 'A' }], header: { type: 'image', media: { id: '5' } } }, 'v3'],

	['Known Values > zip is no field of the form for SG. Remove it. The form has name, phone_number, sg_post_code, house_number, floor_number, tower_number, building_name, address, unit_number, city.', { ...address, country: 'SG', values: { zip: '1' } }],
	['Known Values > zip is no field of the form for IN. Remove it. The form has name, phone_number, in_pin_code, house_number, floor_number, tower_number, building_name, address, landmark_area, city, state.', { ...address, values: { zip: '1' } }],

	[`URL "${cut}" is not a web address. Enter one that starts with https://.`, { ...ctaUrl, url: long }],
	['URL "see https://example.com" is not a web address. Enter one that starts with https://.', { ...ctaUrl, url: 'see https://example.com' }],
	['URL "https://example.com or so" is not a web address. Enter one that starts with https://.', { ...ctaUrl, url: 'https://example.com or so' }],

	['Flow is empty. Choose a flow, or enter its ID or its name.', { ...flow, flowId: ' ' }],
	['Flow has both an ID and a name. Keep one of the two.', { ...flow, flowName: 'survey' }],
	['Flow Token has 201 characters, the limit is 200. Remove 1 character.', { ...flow, token: 'x'.repeat(201) }],
	['Flow Screen is set, but with Data Exchange your endpoint chooses the first screen. Clear it, or set Flow Action to Navigate.', { ...flow, action: 'data_exchange', screen: 'ONE' }],
	['Flow Data is set, but with Data Exchange your endpoint chooses the first screen. Clear it, or set Flow Action to Navigate.', { ...flow, action: 'data_exchange', data: { a: 1 } }],
	['Flow Screen is empty although Flow Data is set. Enter the ID of the screen that takes the data.', { ...flow, data: { a: 1 } }],

	['Catalog ID is empty. Enter the ID of your catalogue in Meta Commerce Manager.', { ...product, catalogId: '' }],
	['Product ID is empty. Enter the content ID of a product in your catalogue.', { ...product, productId: '' }],
	['Body has 1025 characters, the limit is 1024. Remove 1 character.', { ...product, body: 'x'.repeat(1025) }],
	['Footer has 62 characters, the limit is 60. Remove 2 characters.', { ...product, footer: 'x'.repeat(62) }],

	['Catalog ID is empty. Enter the ID of your catalogue in Meta Commerce Manager.', { ...productList, sections: [{ products: ['a'] }], catalogId: '' }],
	['Sections has no section. Add at least one section.', { ...productList, sections: [] }],
	['Sections has 11 sections, the limit is 10. Remove 1 section.', { ...productList, sections: Array.from({ length: 11 }, (_, index) => ({ title: 'S', products: [`${index}`] })) }],
	['Sections > Section 1 has no product. Add a product or remove the section.', { ...productList, sections: [{ products: [] }] }],
	['Sections > Section 2 > Title is empty. Enter a title: a list with several sections needs one for each.', { ...productList, sections: [{ title: 'S', products: ['a'] }, { products: ['b'] }] }],
	['Sections > Section 1 > Product 1 is empty. Enter the content ID of a product in your catalogue.', { ...productList, sections: [{ products: [''] }] }],

	['Sections > Section 2 > Title is empty. Enter a title: a list with several sections needs one for each.', { ...list, kind: 'list', sections: [{ title: 'S', rows: [{ id: '1', title: '1' }] }, { rows: [{ id: '2', title: '2' }] }] }],

	['Message ID is empty. Enter the ID of the message to react to, as the Kaleyra Trigger gives it.', { kind: 'reaction', messageId: '', emoji: '👍' }],
	[`Emoji "${long.slice(0, 20)}" is not one emoji. Enter a single emoji, or leave it empty to take the reaction away.`, { kind: 'reaction', messageId: 'm', emoji: long }],

	['Latitude is 91, which is not between -90 and 90. Enter decimal degrees, for example 12.9716.', { kind: 'location', latitude: 91, longitude: 0 }],
	['Longitude is no number. Enter decimal degrees, for example 12.9716.', { kind: 'location', latitude: 0, longitude: NaN }],

	['Media is empty. Enter a link, a media ID or the field of a file.', { kind: 'sticker', media: { link: ' ' } }],
	['Media is empty. Enter a link, a media ID or the field of a file.', { kind: 'media', type: 'image', media: { id: ' ' } }],
	[`Media "${cut}" is not a link. Enter one that starts with https://.`, { ...pdf, media: { link: long } }],
	['Media is a media ID, which API V1 does not take here. Give a link or a file of the workflow.', { ...pdf }, 'v1'],
	['Media holds "a.gif" of type image/gif, which WhatsApp does not show as audio. Give a file of type audio/aac, audio/amr, audio/mpeg, audio/mp4, audio/ogg, or send it as a document.', { kind: 'media', type: 'audio', media: { file } }],
	['Media holds "a.gif" of type image/gif, which WhatsApp does not show as video. Give a file of type video/mp4, video/3gpp, or send it as a document.', { kind: 'media', type: 'video', media: { file } }],
	['Media holds "a.gif" of type image/gif, which WhatsApp does not show as image. Give a file of type image/jpeg, image/png, or send it as a document.', { kind: 'media', type: 'image', media: { file } }],
	['Media holds "a.gif" of type image/gif, which WhatsApp does not show as sticker. Give a file of type image/webp, or send it as a document.', { kind: 'sticker', media: { file } }],
	['Media holds "a.gif" of 100.1 MB, the limit is 100.0 MB. Give a smaller file.', { ...pdf, media: { file: { ...file, bytes: 100 * 1024 ** 2 + 1 } } }],
	['File Name cannot be sent with a link on API V1. Leave it empty, or give a file of the workflow.', { ...pdf, media: { link: 'https://example.com/a.pdf', filename: 'a.pdf' } }, 'v1'],

	[`Options > Callback URL "${cut}" is not a web address. Enter addresses that start with https://, separated by commas.`, { kind: 'text', body }, 'v3', { callbackUrl: `https://example.com,${long}` }],
	['Options > External ID has characters that are neither letters nor digits. Keep letters and digits only.', { kind: 'text', body }, 'v3', { externalId: 'a-1' }],
	['Options > Client ID cannot be sent with API V2 of the credential. Leave it empty; it is for V3.', { kind: 'text', body }, 'v2', { clientId: '1' }],
];

for (const [sentence, ...args] of cases) {
	test(sentence, () => expect(check(...args)).toEqual([sentence]));
}

const fine: Array<[what: string, message: Message, version?: ApiVersion, more?: SendOptions]> = [
	['a file of a type that has parameters and capitals', { kind: 'media', type: 'audio', media: { file: { ...file, mimeType: 'Audio/OGG ; codecs=opus' } } }],
	['a document of any type, at its limit', { ...pdf, media: { file: { ...file, bytes: 100 * 1024 ** 2 } } }],
	['a document by link with a name on V2', { ...pdf, media: { link: 'https://example.com/a.pdf', filename: 'a.pdf' } }],
	['a file with a name on V1', { ...pdf, media: { file, filename: 'b.gif' } }, 'v1'],
	['an emoji of several code points', { kind: 'reaction', messageId: 'm', emoji: '👩‍👩‍👧' }],
	['a reaction that is taken away', { kind: 'reaction', messageId: 'm', emoji: '' }],
	['the ends of the earth', { kind: 'location', latitude: -90, longitude: 180 }],
	['empty data with Data Exchange', { ...flow, action: 'data_exchange', data: {}, screen: ' ' }],
	['data with a screen', { ...flow, screen: 'ONE', data: { a: 1 } }],
	['one section without a title', { ...productList, sections: [{ products: ['a'] }] }],
	['send options that are empty', { kind: 'text', body }, 'v1', { clientId: '', externalId: '', replyTo: '' }],
	['several addresses with blanks between', { kind: 'text', body }, 'v3', { callbackUrl: 'https://a.example, https://b.example' }],
];

for (const [what, ...args] of fine) {
	test(`nothing is wrong with ${what}`, () => expect(check(...args)).toEqual([]));
}

test('limit and actual number go with a violation, for whoever reads them by machine', () => {
	const [tooMany, none] = [Array.from({ length: 4 }, (_, index) => ({ id: `${index}`, title: `${index}` })), []].map(
		(given) => outgoingChecked({ from: '+15550100001', to: '+15550100002', message: { ...buttons, buttons: given } }, 'v2'),
	);
	expect(tooMany).toMatchObject([{ limit: 3, actual: 4 }]);
	expect(none).toMatchObject([{ actual: 0 }]);
});

test('blank ids are not told to repeat each other', () => {
	expect(check({ ...buttons, buttons: [{ id: '', title: 'A' }, { id: '', title: 'B' }] })).toEqual([]);
});

describe('contacts', () => {
	const name = { formatted_name: 'A', first_name: 'A' };
	const place = 'Contacts (JSON) > [0]';
	const told = (card: Record<string, unknown>) => check({ kind: 'contacts', contacts: [card] });

	it('may have every part that WhatsApp knows', () => {
		expect(
			told({
				name: { formatted_name: 'A', first_name: 'A', last_name: 'B', middle_name: 'C', prefix: 'Dr', suffix: 'Jr' },
				phones: [{ phone: '1', type: 'HOME', wa_id: '1' }],
				emails: [{ email: 'a@b.example', type: 'HOME' }],
				urls: [{ url: 'https://a.example', type: 'HOME' }],
				addresses: [{ street: 'S', city: 'C', state: 'S', zip: '1', country: 'I', country_code: 'in', type: 'HOME' }, { city: 'C' }],
				org: { company: 'C', department: 'D', title: 'T' },
				birthday: '1990-12-31',
			}),
		).toEqual([]);
	});

	it.each(['last_name', 'middle_name', 'prefix', 'suffix'])('may have %s beside the whole name', (part) => {
		expect(told({ name: { formatted_name: 'A', [part]: 'B' } })).toEqual([]);
	});

	it.each([
		[`${place}.name is not complete. Give formatted_name and one of first_name, last_name, middle_name, prefix, suffix.`, { name: { formatted_name: 'A' } }],
		[`${place} has "phone", which contacts do not have. Remove it; known are name, org, birthday, phones, emails, urls, addresses.`, { name, phone: '1' }],
		[`${place}.birthday is not a date like 1990-12-31. Write it as year-month-day.`, { name, birthday: '31.12.1990' }],
		[`${place}.birthday is not a date like 1990-12-31. Write it as year-month-day.`, { name, birthday: 'on 1990-12-31' }],
		[`${place}.birthday is not a date like 1990-12-31. Write it as year-month-day.`, { name, birthday: '1990-12-31T00:00' }],
		[`${place}.emails is not an array. Put its entries into [ ].`, { name, emails: 'a@b.example' }],
		[`${place}.emails[0] has no email. Enter one or remove the entry.`, { name, emails: [{ type: 'HOME' }] }],
		[`${place}.urls[0] has no url. Enter one or remove the entry.`, { name, urls: [{ type: 'HOME' }] }],
		[`${place}.addresses[0] is not an object. Write it as { "street": "…" }.`, { name, addresses: ['S'] }],
		[`${place}.org.company is not a text. Write it in quotes.`, { name, org: { company: ['C'] } }],
	])('%s', (sentence, card) => {
		expect(told(card)).toEqual([sentence]);
	});
});
