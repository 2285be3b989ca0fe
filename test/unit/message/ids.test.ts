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

	test('leaves given duplicates alone, so that they are told', () => {
		expect(fillIds([{ id: 'a' }, { id: 'a' }], 'row').map(({ id }) => id)).toEqual(['a', 'a']);
	});
});
