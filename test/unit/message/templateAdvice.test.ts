import { apiOf } from '../../../kaleyra/api';
import { checkOutgoing, messageType } from '../../../kaleyra/message';
import type { TemplateMessage } from '../../../kaleyra/message/template';
import type { JsonObject } from '../../../kaleyra/json';
import type { ApiVersion } from '../../../kaleyra/message/types';
import { readTemplate, type TemplateDefinition } from '../../../kaleyra/template/definition';
import { toComponents } from '../../../kaleyra/template/components';
import { parsePlace, type Place } from '../../../kaleyra/template/place';
import { valuesOf } from '../../../kaleyra/template/values';
import { definition, filled as entered, fixtures } from '../template/support';

const filled = (of: TemplateDefinition, values: Record<string, unknown>, changes: Partial<TemplateMessage> = {}): TemplateMessage => ({
	kind: 'template',
	name: of.name,
	language: of.language,
	definition: of,
	values: changes.components ? valuesOf(changes.components, of) : entered(values),
	...changes,
});
const check = (message: TemplateMessage, version: ApiVersion = 'v2') =>
	checkOutgoing({ from: '+15550100001', to: '+15550100002', message }, apiOf(version)).map(
		({ field, problem, fix }) => `${field} ${problem}. ${fix}.`,
	);

/** A template made of components as Meta lists them. */
function made(...components: JsonObject[]): TemplateDefinition {
	const read = readTemplate({ name: 'made', language: 'en', status: 'APPROVED', components });
	if (!read) throw new Error('not read');
	return read;
}
const button = (type: string, more: JsonObject = {}) => ({ type, text: 'Tap', ...more });
const body = (text: string) => ({ type: 'BODY', text });
const quickReplies = (count: number) => Array.from({ length: count }, () => button('QUICK_REPLY'));

/** A value for everything a template leaves open. */
const complete: Partial<Record<(typeof fixtures)[number], Record<string, unknown>>> = {
	positional: { 'header:text:1': '1001', 'body:1': 'Alex', 'body:2': 'Tea', 'body:3': 'Friday', 'button:0:payload': 'track' },
	named: { 'body:customer_name': 'Alex', 'body:time': '9 am' },
	image: { 'header:image': 'https://example.com/a.jpg', 'body:1': '20 %', 'button:0:url': 'tea', 'button:2:code': 'SAVE' },
	document: { 'header:document': '5', 'header:filename': 'a.pdf' },
	location: { 'header:latitude': '12.9', 'header:longitude': '77.5', 'header:name': 'Shop', 'header:address': 'Street' },
	otp: { 'code:0': '123456' },
	offer: { 'offer:expires': '2027-03-31T18:00:00Z', 'button:0:code': 'SAVE' },
	flow: { 'button:0:token': 't', 'button:0:data': { a: 1 } },
	catalog: { 'button:0:thumbnail': 'sku' },
	products: {
		'header:text:1': 'Alex',
		'button:0:thumbnail': 'sku',
		'button:0:sections': [{ title: 'Teas', product_items: [{ product_retailer_id: 'a' }] }],
	},
	carousel: {
		'body:1': 'Alex',
		'card:0:header:image': '5',
		'card:0:body:1': 'Green',
		'card:0:button:0:payload': 'keep',
		'card:0:button:1:url': 'green',
		'card:1:header:product': 'sku',
		'card:1:header:catalog': '1',
	},
};

test.each(Object.entries(complete))('nothing is wrong with "%s" when everything is filled in', (name, values) => {
	expect(check(filled(definition(name as (typeof fixtures)[number]), values ?? {}))).toEqual([]);
});

describe('a value that WhatsApp would refuse', () => {
	const cases: Array<[sentence: string, definition: TemplateDefinition, values: Record<string, unknown>]> = [
		[
			'Variables > Body {{1}} is empty. Enter a value: WhatsApp sends no template with a gap.',
			made(body('Hi {{1}}')),
			{ 'body:1': ' ' },
		],
		[
			'Variables > Body {{1}} contains a line break, a tab or more than 4 spaces in a row, which WhatsApp refuses in a variable. Put a comma or a single space in their place.',
			made(body('Hi {{1}}')),
			{ 'body:1': 'a\tb' },
		],
		[
			'Variables > Header {{1}} contains a line break, a tab or more than 4 spaces in a row, which WhatsApp refuses in a variable. Put a comma or a single space in their place.',
			made({ type: 'HEADER', format: 'TEXT', text: 'Hi {{1}}' }, body('Hi')),
			{ 'header:text:1': 'a     b' },
		],
		[
			'Variables > Card 1: Body {{1}} contains a line break, a tab or more than 4 spaces in a row, which WhatsApp refuses in a variable. Put a comma or a single space in their place.',
			definition('carousel'),
			{ ...complete.carousel, 'card:0:body:1': 'a\nb' },
		],
		[
			'Variables > Header Image (Link or ID) is empty. Enter a value: WhatsApp sends no template with a gap.',
			made({ type: 'HEADER', format: 'IMAGE' }, body('Hi')),
			{ 'header:image': '' },
		],
		[
			'Variables > Header Video (Link or ID) "https://" is not a link. Enter one that starts with https://.',
			made({ type: 'HEADER', format: 'VIDEO' }, body('Hi')),
			{ 'header:video': 'https://' },
		],
		[
			'Variables > Offer Ends At is not a date. Enter a date, for example 2027-03-31T18:00:00Z.',
			definition('offer'),
			{ ...complete.offer, 'offer:expires': 'soon' },
		],
		[
			'Variables > Code of “Tap” has 16 characters, the limit is 15. Remove 1 character.',
			made(body('Hi'), { type: 'BUTTONS', buttons: [...quickReplies(12), button('COPY_CODE')] }),
			{ 'button:12:code': 'x'.repeat(16) },
		],
		[
			'Variables > Code has 16 characters, the limit is 15. Remove 1 character.',
			made(body('{{1}}'), { type: 'BUTTONS', buttons: [...quickReplies(12), button('OTP')] }),
			{ 'code:12': 'x'.repeat(16) },
		],
		[
			'Variables > Flow Token of “Tap” has 201 characters, the limit is 200. Remove 1 character.',
			made(body('Hi'), { type: 'BUTTONS', buttons: [...quickReplies(12), button('FLOW')] }),
			{ 'button:12:token': 'x'.repeat(201) },
		],
		[
			'Variables > Flow Data of “Tap” (JSON) is not a JSON object. Write it as { "name": "value" }.',
			made(body('Hi'), { type: 'BUTTONS', buttons: [...quickReplies(12), button('FLOW')] }),
			{ 'button:12:data': 'text' },
		],
	];
	for (const [sentence, of, values] of cases) {
		it(sentence, () => expect(check(filled(of, values))).toEqual([sentence]));
	}

	const sectionsOf = (sections: unknown) => check(filled(made(body('Hi'), { type: 'BUTTONS', buttons: [...quickReplies(12), button('MPM')] }), { 'button:12:thumbnail': 'a', 'button:12:sections': sections }));
	const item = { product_retailer_id: 'a' };
	it.each([
		['no array', { product_items: [item] }],
		['no section', []],
		['a section without products', [{ product_items: [item] }, { product_items: [] }]],
		['a section that is nothing', [null]],
		['products without an ID', [{ product_items: [{ product_retailer_id: 5 }, null, { id: 'a' }] }]],
		['products that are no array', [{ product_items: { 0: item } }]],
	])('is an array of sections with products that has %s', (_, sections) => {
		expect(sectionsOf(sections)).toEqual([
			'Variables > Sections of “Tap” (JSON) is not an array of sections with products. Write it as [{ "title": "…", "product_items": [{ "product_retailer_id": "…" }] }].',
		]);
	});
	it('is no section of which one product is enough', () => {
		expect(sectionsOf([{ product_items: [item] }, { title: 'B', product_items: [null, item] }])).toEqual([]);
	});
});

describe('a one-time password', () => {
	const otp = (index: number) => made(body('{{1}}'), { type: 'BUTTONS', buttons: [...quickReplies(index), button('OTP')] });
	it.each([0, 12])('may stand behind button %d', (index) => {
		expect(check(filled(otp(index), { [`code:${index}`]: '123456' }))).toEqual([]);
	});

	it('is missing when only the text or only the button has it', () => {
		const [text, behind] = toComponents(entered({ 'code:12': '123456' })) as [JsonObject, JsonObject];
		expect([[text, behind], [text], [behind]].map((components) => check(filled(otp(12), {}, { components })).length)).toEqual([0, 1, 1]);
	});

	it('cannot go through V1', () => {
		expect(check(filled(otp(0), { 'code:0': '123456' }), 'v1')).toEqual([
			'Variables > Code is a one-time password, whose form API V1 does not document. Choose a credential for V2.',
		]);
	});
});

describe('name and language', () => {
	const unknown = (changes: Partial<TemplateMessage>, version?: ApiVersion) =>
		check({ kind: 'template', name: 'sale', language: 'en', values: [], ...changes }, version);

	it.each([
		['Template "Sale" is not the name of a template. Use its name in small letters, digits and underscores.', { name: 'Sale' }],
		['Template "sale " is not the name of a template. Use its name in small letters, digits and underscores.', { name: 'sale ' }],
		[`Template "${'A'.repeat(60)}" is not the name of a template. Use its name in small letters, digits and underscores.`, { name: 'A'.repeat(61) }],
		['Language is empty. Enter the code of the language, for example en_US.', { language: '' }],
		['Language is empty. Enter the code of the language, for example en_US.', { language: '', otherLanguages: [] }],
		['Language is empty. Enter one of de, en.', { language: ' ', otherLanguages: ['de', 'en'] }],
		['Language "fr" is none that the template "sale" has. Enter one of de, en.', { language: 'fr', otherLanguages: ['de', 'en'] }],
	])('%s', (sentence, changes) => {
		expect(unknown(changes)).toEqual([sentence]);
	});

	it('takes on V1 a name in any letters: its documents do not restrict it', () => {
		expect(unknown({ name: 'Sale 2' }, 'v1')).toEqual([]);
	});

	it('needs both, when nothing else is known of the template', () => {
		expect(unknown({})).toEqual([]);
		expect(unknown({ variables: [{ id: 'body:1', place: parsePlace('body:1') as Place, label: 'Body {{1}}', required: true, type: 'text' }] })).toEqual([
			'Variables > Body {{1}} is empty. Enter a value: WhatsApp sends no template with a gap.',
		]);
	});
});

test.each([
	['paused', 'Wait until WhatsApp lifts the pause, or choose another template'],
	['in appeal', 'Wait for WhatsApp’s decision, or choose another template'],
	['pending', 'Wait until WhatsApp approves it, or choose another template'],
	['disabled', 'Choose another template: WhatsApp has switched this one off for good'],
])('of a template that is %s, the advice is what helps', (state, advice) => {
	const stopped = { ...definition('document'), status: state.toUpperCase().replace(' ', '_') };
	expect(check(filled(stopped, complete.document ?? {}))).toEqual([`Template "invoice" is ${state}, so it cannot be sent. ${advice}.`]);
});

describe('values that the template has no place for', () => {
	const text = { type: 'text', text: 'x' };
	const withTexts = (of: TemplateDefinition, count: number) =>
		check(filled(of, {}, { components: [{ type: 'body', parameters: Array(count).fill(text) }] }));

	it('are told with how many there are, and which it has', () => {
		expect(withTexts(made(body('Hi {{1}} and {{2}}')), 3)).toEqual([
			'Components give the body 3 values, the template has 2 variables there. Give exactly {{1}}, {{2}}.',
		]);
		expect(withTexts(made(body('Hi')), 2)).toEqual(['Components give the body 2 values, the template has 0 variables there. Remove them.']);
	});

	it('are told of a header, and of a card', () => {
		const header = [{ type: 'header', parameters: [text] }];
		const plain = made({ type: 'HEADER', format: 'TEXT', text: 'Hi' }, body('Hi'));
		expect(check(filled(plain, {}, { components: header }))).toEqual([
			'Components give the header 1 values, the template has 0 variables there. Remove them.',
		]);
		const second = [{ type: 'carousel', cards: [{ card_index: 1, components: [{ type: 'body', parameters: [text] }] }] }];
		expect(check(filled(definition('carousel'), {}, { components: second }))).toContain(
			'Components give the body 1 values, the template has 0 variables there. Remove them.',
		);
	});

	const cardsOf = (...indexes: number[]) =>
		check(
			filled(made(body('Hi'), { type: 'CAROUSEL', cards: [{ components: [body('{{1}}')] }] }), {}, {
				components: [{ type: 'carousel', cards: indexes.map((index) => ({ card_index: index, components: [{ type: 'body', parameters: [text] }] })) }],
			}),
		);
	it('are told of cards that it does not have', () => {
		expect(cardsOf(0)).toEqual([]);
		expect(cardsOf(0, 1)).toEqual(['Components fill in 2 cards, the template has 1. Remove the others.']);
		expect(cardsOf(0, 12)).toEqual(['Components fill in 2 cards, the template has 1. Remove the others.']);
	});
});

describe('the length of a text is that with its variables', () => {
	const sentence = (label: string, actual: number, limit: number) =>
		`${label} with its variables has ${actual} characters, the limit is ${limit}. Remove ${actual - limit} character${actual - limit === 1 ? '' : 's'}.`;
	const parts = {
		'a header': { type: 'HEADER', format: 'IMAGE' },
		'a footer': { type: 'FOOTER', text: 'Bye' },
		'a button': { type: 'BUTTONS', buttons: [button('QUICK_REPLY')] },
	};

	it.each(Object.entries(parts))('beside %s: 1,024', (_, part) => {
		const of = made(part, body('{{1}}'));
		expect(check(filled(of, { 'header:image': '5', 'body:1': 'x'.repeat(1025) })).filter((text) => text.startsWith('Body'))).toEqual([sentence('Body', 1025, 1024)]);
	});

	it('alone: 32,768', () => {
		expect(check(filled(made(body('{{1}}')), { 'body:1': 'x'.repeat(32_768) }))).toEqual([]);
		expect(check(filled(made(body('{{1}}')), { 'body:1': 'x'.repeat(32_770) }))).toEqual([sentence('Body', 32_770, 32_768)]);
	});

	it('in the header: 60', () => {
		const of = made({ type: 'HEADER', format: 'TEXT', text: 'Hi {{1}}' }, body('Hi'));
		expect(check(filled(of, { 'header:text:1': 'x'.repeat(58) }))).toEqual([sentence('Header', 61, 60)]);
	});

	it('but WhatsApp approved the fixed text, however long', () => {
		expect(check(filled(made({ type: 'FOOTER', text: 'Bye' }, body('x'.repeat(1100))), {}))).toEqual([]);
	});
});

test('the preview of a template is its text, filled in; none when the template is not known', () => {
	const preview = (message: TemplateMessage) => messageType(message).preview?.(message);
	expect(preview(filled(definition('named'), complete.named ?? {}))).toBe('Dear Alex, see you at 9 am.');
	expect(preview({ kind: 'template', name: 'sale', language: 'en', values: [] })).toBeUndefined();
});
