import fc from 'fast-check';
import { formatPlace, parsePlace, type Place } from '../../../kaleyra/template/place';

const index = fc.nat({ max: 999 });
const name = fc.stringMatching(/^\w{1,20}$/);
const header = fc.constantFrom('image', 'video', 'document', 'filename', 'latitude', 'longitude', 'name', 'address', 'product', 'catalog');
const button = fc.constantFrom('payload', 'url', 'code', 'token', 'data', 'thumbnail', 'sections');

const inFace = fc.oneof(
	fc.record({ part: fc.constant('header'), field: header }),
	fc.record({ part: fc.constant('headerText'), name }),
	fc.record({ part: fc.constant('body'), name }),
	fc.record({ part: fc.constant('code'), button: index }),
	fc.record({ part: fc.constant('button'), button: index, field: button }),
);
const place = fc.oneof(
	fc.constant({ part: 'offer' }),
	inFace,
	fc.tuple(inFace, index).map(([inside, card]) => ({ ...inside, card })),
) as fc.Arbitrary<Place>;

test('every place is read from its text as it was written', () => {
	fc.assert(fc.property(place, (any) => expect(parsePlace(formatPlace(any))).toEqual(any)));
});

test('no text names a place that is written in another way', () => {
	const pieces = fc.constantFrom('card', 'header', 'text', 'body', 'code', 'button', 'offer', 'expires', 'url', 'image', '0', '00', '1', '-1', '1.5', '1e3', 'x', '', ' 1');
	const text = fc.oneof(fc.string(), fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(':')));
	fc.assert(
		fc.property(text, (any) => {
			const read = parsePlace(any);
			if (read !== undefined) expect(formatPlace(read)).toBe(any);
		}),
		{ numRuns: 2000 },
	);
});

test('two places have two texts', () => {
	fc.assert(
		fc.property(place, place, (one, other) => {
			expect(formatPlace(one) === formatPlace(other)).toBe(JSON.stringify(sorted(one)) === JSON.stringify(sorted(other)));
		}),
	);
});
const sorted = (any: Place) => Object.entries(any).sort(([a], [b]) => a.localeCompare(b));

test.each([
	['body:1', { part: 'body', name: '1' }],
	['header:text:1', { part: 'headerText', name: '1' }],
	['header:image', { part: 'header', field: 'image' }],
	['code:0', { part: 'code', button: 0 }],
	['offer:expires', { part: 'offer' }],
	['card:1:button:0:url', { part: 'button', button: 0, field: 'url', card: 1 }],
])('%s, as workflows saved it, stays what it was', (text, expected) => {
	expect(parsePlace(text)).toEqual(expected);
});

test.each(['', 'x', 'body', 'body:', 'body:a b', 'body:1:2', 'header:', 'header:text:', 'header:audio', 'button:0', 'button::url', 'button:01:url', 'button:-1:url', 'card:0', 'card:0:offer:expires', 'card:x:body:1', 'card:0:card:1:body:1', 'offer', 'code:', 'code:NaN', 'card:NaN:body:1'])(
	'"%s" names no place',
	(text) => {
		expect(parsePlace(text)).toBeUndefined();
	},
);
