import { boolean, number, objects, parsed, plain, text } from '../../kaleyra/json';

/** One of each kind of value, none of which is a text, a number or a boolean in any form. */
const neither = [undefined, null, {}, [], [5], ['true'], new Date(0), Symbol('s'), 5n];

test.each([
	['a', 'a'],
	[' ', ' '],
	[0, '0'],
	[-1.5, '-1.5'],
])('%p is the text %p', (value, result) => {
	expect(text(value)).toBe(result);
});

test.each([...neither, '', true, NaN, Infinity])('%p is no text', (value) => {
	expect(text(value)).toBeUndefined();
});

test.each([
	[5, 5],
	[0, 0],
	['-1.5', -1.5],
	[' 7 ', 7],
])('%p is the number %p', (value, result) => {
	expect(number(value)).toBe(result);
});

test.each([...neither, '', ' \t', 'five', '5 rupees', true, NaN, -Infinity, 'Infinity'])('%p is no number', (value) => {
	expect(number(value)).toBeUndefined();
});

test.each([
	[true, true],
	['true', true],
	[false, false],
	['false', false],
])('%p is the boolean %p', (value, result) => {
	expect(boolean(value)).toBe(result);
});

test.each([...neither, '', 'True', 'yes', 0, 1, '1'])('%p is no boolean', (value) => {
	expect(boolean(value)).toBeUndefined();
});

test('only a text is parsed, and only when it is JSON', () => {
	expect(['{"a":[1]}', '"x"', 'null', '7'].map(parsed)).toEqual([{ a: [1] }, 'x', null, 7]);
	expect(['', '{a', 5, null, true, ['5']].map(parsed)).toEqual(Array(6).fill(undefined));
});

test('of a list, only the objects are taken', () => {
	expect(objects([{ a: 1 }, null, 'b', [{ c: 1 }], {}])).toEqual([{ a: 1 }, {}]);
	expect(objects({ 0: { a: 1 } })).toEqual([]);
});

describe('a copy that is safe to hand on', () => {
	it('keeps everything else as it is', () => {
		const value = { text: 'a', number: 1, nothing: null, not: false, list: [1, { a: [] }], constructor: 'a name' };
		expect(plain(value)).toEqual(value);
		expect([null, 'a', 5, undefined, true].map((entry) => plain(entry))).toEqual([null, 'a', 5, undefined, true]);
	});

	it('leaves out the keys that reach a prototype, at every depth', () => {
		const bad = '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}},"ok":1}';
		const copy = plain(JSON.parse(`{"list":[${bad}],"deep":{"deeper":${bad}}}`));
		expect(JSON.stringify(copy)).toBe('{"list":[{"ok":1}],"deep":{"deeper":{"ok":1}}}');
	});

	it('keeps harmless keys that only look alike', () => {
		const harmless = { constructor: { name: 'A' }, other: { prototype: 1 }, list: { constructor: ['prototype'] } };
		expect(plain(harmless)).toEqual(harmless);
	});

	/** An object or a list in itself, that many times. */
	const nested = (levels: number, wrap: (inner: unknown) => unknown) => {
		let value: unknown = 'core';
		for (let level = 0; level < levels; level++) value = wrap(value);
		return value;
	};
	it.each([
		['objects', (inner: unknown) => ({ a: inner })],
		['lists', (inner: unknown) => [inner]],
	])('cuts %s below 64 levels, and none before', (_, wrap) => {
		expect(plain(nested(64, wrap))).toEqual(nested(64, wrap));
		const cut = JSON.stringify(plain(nested(66, wrap)));
		expect(cut).toBe(JSON.stringify(nested(64, wrap)).replace('core', '[nested too deep]'));
	});
});
