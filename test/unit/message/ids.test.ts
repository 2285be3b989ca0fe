import { fillIds, slug } from '../../../kaleyra/message/ids';

describe('slug', () => {
	test.each([
		['Priority Mail', 'priority_mail'],
		['  Été à Paris!  ', 'ete_a_paris'],
		['2–3 days', '2_3_days'],
		['--- Tea & – Cake ---', 'tea_cake'],
		['हिन्दी', 'हिन्दी'],
		['🎉', ''],
	])('makes %j into %j', (title, id) => {
		expect(slug(title)).toBe(id);
	});
});

describe('fillIds', () => {
	test('makes an id of the title where none was given', () => {
		expect(fillIds([{ title: 'Yes' }, { id: 'no', title: 'No' }], 'button')).toEqual([
			{ id: 'yes', title: 'Yes' },
			{ id: 'no', title: 'No' },
		]);
	});

	test('never makes an id that stands already, even further down', () => {
		const made = fillIds([{ title: 'Yes' }, { title: 'Yes!' }, { id: 'yes', title: 'Sure' }], 'button');
		expect(made.map(({ id }) => id)).toEqual(['yes_2', 'yes_3', 'yes']);
	});

	test('numbers entries whose title has no letter', () => {
		expect(fillIds([{ title: '🎉' }, { title: '' }], 'row').map(({ id }) => id)).toEqual(['row_1', 'row_2']);
	});

	test('takes a blank id for none, and an entry without a title for one without letters', () => {
		expect(fillIds([{ id: '' }, { id: ' ', title: 'Yes' }, { title: 'Undefined' }], 'row').map(({ id }) => id)).toEqual(['row_1', 'yes', 'undefined']);
	});

	test('does not count through equal titles anew for each of them', () => {
		const has = jest.spyOn(Set.prototype, 'has');
		const made = fillIds(Array.from({ length: 2000 }, () => ({ title: 'Yes' })), 'row');
		const looks = has.mock.calls.length;
		has.mockRestore();
		expect(made.at(-1)?.id).toBe('yes_2000');
		expect(looks).toBeLessThan(3 * 2000);
	});

	test('makes none beyond what the message may have', () => {
		expect(fillIds([{ title: 'A' }, { title: 'B' }, { id: 'c' }], 'row', 1).map(({ id }) => id)).toEqual(['a', '', 'c']);
	});

	test('leaves given duplicates alone, so that they are told', () => {
		expect(fillIds([{ id: 'a' }, { id: 'a' }], 'row').map(({ id }) => id)).toEqual(['a', 'a']);
	});
});
