import { apiOf } from '../../../kaleyra/api';
import { template, type TemplateMessage } from '../../../kaleyra/message/template';
import { IS_FILE, type ApiVersion } from '../../../kaleyra/message/types';
import { valuesOf } from '../../../kaleyra/template/values';
import { definition, filled } from '../template/support';

const message = (name: Parameters<typeof definition>[0], values: Record<string, unknown>, changes: Partial<TemplateMessage> = {}): TemplateMessage => ({
	kind: 'template',
	name: definition(name).name,
	language: definition(name).language,
	definition: definition(name),
	...(changes.components ? { values: valuesOf(changes.components, definition(name)) } : { values: filled(values) }),
	...changes,
});
const told = (of: TemplateMessage, version: ApiVersion = 'v2') =>
	template.check(of, apiOf(version)).map(({ field, problem }) => `${field} ${problem}`);

const order = { 'header:text:1': '1001', 'body:1': 'Alex', 'body:2': 'Tea', 'body:3': 'Friday' };

test('a filled-in template has nothing to tell', () => {
	expect(told(message('positional', order))).toEqual([]);
});

test('every missing variable is named, also in components that somebody wrote', () => {
	const components = [{ type: 'body', parameters: [{ type: 'text', text: 'Alex' }] }];
	expect(told(message('positional', {}, { components }))).toEqual([
		'Variables > Header {{1}} is empty',
		'Variables > Body {{2}} is empty',
		'Variables > Body {{3}} is empty',
	]);
});

test('a one-time password must stand in the text and behind the button', () => {
	const button = { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '123456' }] };
	const body = { type: 'body', parameters: [{ type: 'text', text: '123456' }] };
	expect(told(message('otp', {}, { components: [body, button] }))).toEqual([]);
	expect(told(message('otp', {}, { components: [button] }))).toEqual(['Variables > Code is empty']);
	expect(told(message('otp', { 'code:0': '1'.repeat(16) }))).toEqual(['Variables > Code has 16 characters, the limit is 15']);
});

test('values and cards the template has no place for are told', () => {
	expect(told(message('document', { 'header:document': '1', 'body:1': 'Alex' }))).toEqual([
		'Components give the body 1 values, the template has 0 variables there',
	]);
	const third = { type: 'carousel', cards: [{ card_index: 2, components: [{ type: 'body', parameters: [{ type: 'text', text: 'x' }] }] }] };
	expect(told(message('catalog', {}, { components: [third] }))).toEqual(['Components fill in 1 cards, the template has 0']);
});

test('what WhatsApp refuses inside a variable is told', () => {
	expect(told(message('positional', { ...order, 'body:2': 'Tea\nand cake' }))).toEqual([
		'Variables > Body {{2}} contains a line break, a tab or more than 4 spaces in a row, which WhatsApp refuses in a variable',
	]);
	expect(told(message('positional', { ...order, 'body:2': 'Tea    and cake' }))).toEqual([]);
});

test('the text with its variables has a limit', () => {
	const fixed = definition('positional').body.text.replace(/\{\{\d\}\}/g, '').length;
	const longest = 1024 - fixed - 'Alex'.length * 2 - 'Friday'.length;
	expect(told(message('positional', { ...order, 'body:2': 'x'.repeat(longest) }))).toEqual([]);
	expect(told(message('positional', { ...order, 'body:2': 'x'.repeat(longest + 1) }))).toEqual([
		'Body with its variables has 1025 characters, the limit is 1024',
	]);
});

test('dates, JSON and files are checked for what they are', () => {
	expect(told(message('offer', { 'offer:expires': 'soon', 'button:0:code': 'SAVE' }))).toEqual(['Variables > Offer Ends At is not a date']);
	expect(told(message('flow', { 'button:0:data': '[1]' }))).toEqual(['Variables > Flow Data of “Tell us” (JSON) is not a JSON object']);
	expect(told(message('products', { 'header:text:1': 'Alex', 'button:0:thumbnail': 'a', 'button:0:sections': '{' }))).toEqual([
		'Variables > Sections of “View items” (JSON) is not an array of sections with products',
	]);
	expect(told(message('location', { 'header:latitude': '91', 'header:longitude': 'east' }))).toEqual([
		'Variables > Header Latitude is 91, which is not between -90 and 90',
		'Variables > Header Longitude is no number',
	]);
	const file = { [IS_FILE]: true, itemIndex: 0, property: 'data', identity: '1', name: 'a.gif', mimeType: 'image/gif' };
	expect(told(message('image', { 'header:image': file, 'body:1': '20 %', 'button:0:url': 'a', 'button:2:code': 'SAVE' }))).toEqual([
		'Variables > Header Image (Link or ID) holds "a.gif" of type image/gif, which WhatsApp does not show as image',
	]);
});

test.each(['PAUSED', 'REJECTED', 'PENDING', 'DISABLED', 'IN_APPEAL'])('a template that is %s is not sent', (status) => {
	const stopped = message('catalog', {}, { definition: { ...definition('catalog'), status } });
	expect(told(stopped)).toEqual([`Template "catalog" is ${status.toLowerCase().replace('_', ' ')}, so it cannot be sent`]);
});

test('name and language must be there, and the language one that exists', () => {
	const unknown = { definition: undefined, components: [] };
	expect(told(message('catalog', {}, { ...unknown, name: '', language: '' }))).toEqual(['Template is empty', 'Language is empty']);
	expect(told(message('catalog', {}, { ...unknown, name: 'My Template' }))).toEqual(['Template "My Template" is not the name of a template']);
	expect(told(message('catalog', {}, { ...unknown, otherLanguages: ['en', 'de'], language: 'fr' }))).toEqual([
		'Language "fr" is none that the template "catalog" has',
	]);
	expect(told(message('catalog', {}, { ...unknown, otherLanguages: [] }))).toEqual([]);
});

describe('on V1', () => {
	const form = (of: TemplateMessage) => template.toV1Form?.(of);

	test('a text template is name, language and quoted values', () => {
		expect(form(message('named', { 'body:customer_name': 'Alex, Ltd', 'body:time': '9 am' }))).toEqual({
			type: 'template',
			template_name: 'appointment',
			lang_code: 'en',
			params: '"Alex, Ltd","9 am"',
		});
	});

	test('a header or a link makes it a media template', () => {
		expect(form(message('image', { 'header:image': 'https://example.com/a.jpg', 'body:1': '20 %', 'button:0:url': 'tea' }))).toEqual({
			type: 'mediatemplate',
			template_name: 'sale',
			lang_code: 'en',
			params: '"20 %"',
			media_url: 'https://example.com/a.jpg',
			param_url: 'tea',
		});
		expect(form(message('positional', order))).toMatchObject({ type: 'mediatemplate', param_header: '1001' });
	});

	test('what its form has no place for is told with the version that has', () => {
		expect(told(message('flow', { 'button:0:token': 'x' }), 'v1')).toEqual([
			'Variables > Flow Token of “Tell us” has no place in API V1',
		]);
		expect(told(message('otp', { 'code:0': '123456' }), 'v1')).toEqual([
			'Variables > Code is a one-time password, whose form API V1 does not document',
		]);
		expect(told(message('named', { 'body:customer_name': 'A "B" C', 'body:time': '9 am' }), 'v1')).toEqual([
			'Variables > Body {{customer_name}} contains a double quote, which ends the value in API V1',
		]);
		expect(told(message('named', { 'body:customer_name': 'Ann\\', 'body:time': 'C:\\at 9' }), 'v1')).toEqual([
			'Variables > Body {{customer_name}} ends with a backslash, which escapes the quote that ends the value in API V1',
		]);
		expect(told(message('named', { 'body:customer_name': 'Ann\\', 'body:time': '9 am' }))).toEqual([]);
		expect(told(message('document', { 'header:document': '1013859600285441' }), 'v1')).toEqual([
			'Variables > Header Document (Link or ID) is a media ID, API V1 takes a link here',
		]);
	});
});
