import fc from 'fast-check';
import { toComponents } from '../../../kaleyra/template/components';
import { valueAt, valuesOf } from '../../../kaleyra/template/values';
import { variablesOf } from '../../../kaleyra/template/variables';
import { formatPlace } from '../../../kaleyra/template/place';
import { definition, filled, fixtures } from './support';

const components = (values: Record<string, unknown>) => toComponents(filled(values));

test('a variable without a value keeps its place, so that the next one does not slip into it', () => {
	expect(components({ 'body:3': 'c', 'body:1': 'a', 'body:2': '' })).toEqual([
		{ type: 'body', parameters: [{ type: 'text', text: 'a' }, { type: 'text', text: '' }, { type: 'text', text: 'c' }] },
	]);
});

test('ten variables stand in the order of their numbers', () => {
	const ten = Object.fromEntries([10, 9, 2, 1, 3, 4, 5, 6, 7, 8].map((n) => [`body:${n}`, n]));
	const [body] = components(ten) as Array<{ parameters: Array<{ text: string }> }>;
	expect(body?.parameters.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
});

test('named variables carry their names', () => {
	expect(components({ 'body:name': 'Alex' })).toEqual([
		{ type: 'body', parameters: [{ type: 'text', parameter_name: 'name', text: 'Alex' }] },
	]);
});

test('a code goes into the text and behind its button', () => {
	expect(components({ 'code:0': '123456' })).toEqual([
		{ type: 'body', parameters: [{ type: 'text', text: '123456' }] },
		{ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '123456' }] },
	]);
});

test('a flow button is filled in even when there is nothing to say', () => {
	expect(components({ 'button:0:token': '', 'button:0:data': undefined })).toEqual([
		{ type: 'button', sub_type: 'flow', index: '0', parameters: [{ type: 'action', action: { flow_token: 'unused' } }] },
	]);
});

test('optional parts that are empty are left out', () => {
	expect(components({ 'button:0:payload': ' ', 'button:1:thumbnail': '' })).toEqual([]);
	expect(components({ 'header:document': '1', 'header:filename': '' })).toEqual([
		{ type: 'header', parameters: [{ type: 'document', document: { id: '1' } }] },
	]);
});

test('buttons stand in the order of the template', () => {
	const [first, second] = components({ 'button:10:url': 'b', 'button:2:code': 'a' });
	expect([first?.index, second?.index]).toEqual(['2', '10']);
});

test.each([
	['2027-03-31T18:00:00Z', 1806516000000],
	[1806516000000, 1806516000000],
	['1806516000000', 1806516000000],
	[new Date(1806516000000), 1806516000000],
	['soon', 'soon'],
])('the moment an offer ends, given as %s', (given, sent) => {
	const [offer] = components({ 'offer:expires': given }) as Array<{ parameters: object[] }>;
	expect(offer?.parameters).toEqual([{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: sent } }]);
});

test('sums and dates of hand-written components are read by the text they fall back to', () => {
	const values = valuesOf([
		{
			type: 'BODY',
			parameters: [
				{ type: 'currency', currency: { fallback_value: '$12', code: 'USD', amount_1000: 12000 } },
				{ type: 'date_time', date_time: { fallback_value: 'Friday' } },
			],
		},
	]);
	expect(values.map(({ place, value }) => [formatPlace(place), value])).toEqual([['body:1', '$12'], ['body:2', 'Friday']]);
});

test('hand-written components of any shape are read without stumbling', () => {
	const component = fc.record({ type: fc.constantFrom('header', 'body', 'button', 'carousel', 'limited_time_offer', 'other'), parameters: fc.anything(), cards: fc.anything(), index: fc.anything() });
	fc.assert(fc.property(fc.array(component), (any) => void valuesOf(any)));
});

const text = fc.string({ minLength: 1, maxLength: 20 }).filter((value) => value.trim() !== '' && !/^https?:/i.test(value));
const valueFor: Record<string, fc.Arbitrary<unknown>> = {
	date: fc.integer({ min: 1e12, max: 2e12 }),
	json: fc.constant([{ title: 'Teas', product_items: [{ product_retailer_id: 'a' }] }]),
	text,
};

test.each(fixtures)('what is written into the components of "%s" is read out of them again', (name) => {
	const variables = variablesOf(definition(name));
	const values = fc.tuple(...variables.map(({ type }) => valueFor[type] as fc.Arbitrary<unknown>));
	fc.assert(
		fc.property(values, (given) => {
			const written = filled(Object.fromEntries(variables.map(({ id }, index) => [id, given[index]])));
			const read = valueAt(valuesOf(toComponents(written), definition(name)));
			variables.forEach(({ id, place }, index) => {
				const value = given[index];
				expect(read(place)).toEqual(/header:(image|video|document)$/.test(id) ? { id: String(value).trim() } : value);
			});
		}),
	);
});
