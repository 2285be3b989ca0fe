import { apiOf } from '../../../kaleyra/api';
import { list, type ListMessage } from '../../../kaleyra/message/list';

const rows = (count: number, prefix = 'row') =>
	Array.from({ length: count }, (_, index) => ({ id: `${prefix}_${index}`, title: `Row ${index}` }));

const message = (changes: Partial<ListMessage> = {}): ListMessage => ({
	kind: 'list',
	body: 'Choose',
	buttonText: 'Options',
	sections: [{ title: 'Section', rows: rows(2) }],
	...changes,
});

const told = (changes: Partial<ListMessage>, version: 'v1' | 'v2' = 'v2') =>
	list.check(message(changes), apiOf(version)).map(({ field, problem, fix }) => `${field} ${problem}. ${fix}.`);

test('a proper list has nothing to tell', () => {
	expect(told({})).toEqual([]);
});

test('eleven rows over two sections are one too many', () => {
	expect(told({ sections: [{ title: 'A', rows: rows(6, 'a') }, { title: 'B', rows: rows(5, 'b') }] })).toEqual([
		'Sections has 11 rows, the limit is 10. Remove 1 row.',
	]);
});

test('of thousands of rows and sections only as many are checked as the list may have', () => {
	const nameless = { id: '', title: '' };
	const many = Array.from({ length: 5000 }, () => ({ title: 'A', rows: Array(3).fill(nameless) }));
	const told10 = told({ sections: many });
	expect(told10.slice(0, 2)).toEqual([
		'Sections has 5000 sections, the limit is 10. Remove 4990 sections.',
		'Sections has 15000 rows, the limit is 10. Remove 14990 rows.',
	]);
	expect(told10).toHaveLength(12);
});

test('two rows with one id are told with both places', () => {
	const twice = { id: 'same', title: 'Title' };
	expect(told({ sections: [{ title: 'A', rows: [twice] }, { title: 'B', rows: [twice] }] })).toEqual([
		'Sections > Section 2 > Row 1 > ID repeats "same" of Sections > Section 1 > Row 1 > ID. Give each its own.',
	]);
});

test('an emoji counts as one character', () => {
	const title = (text: string) => told({ sections: [{ rows: [{ id: 'a', title: text }] }] });
	expect(title('🎉'.repeat(24))).toEqual([]);
	expect(title(`${'x'.repeat(24)}🎉`)).toEqual([
		'Sections > Section 1 > Row 1 > Title has 25 characters, the limit is 24. Remove 1 character.',
	]);
});

test('the button has no emoji', () => {
	expect(told({ buttonText: 'Options 🎉' })).toEqual(['Button Text contains an emoji, which WhatsApp refuses here. Remove the emoji.']);
});

test('an empty section is told', () => {
	expect(told({ sections: [{ title: 'A', rows: rows(1) }, { title: 'B', rows: [] }] })).toEqual([
		'Sections > Section 2 has no row. Add a row or remove the section.',
	]);
});

test('a list without sections is told', () => {
	expect(told({ sections: [] })).toEqual(['Sections has no section. Add at least one section.']);
});

test('several sections need titles, a single one does not', () => {
	expect(told({ sections: [{ rows: rows(1, 'a') }, { title: ' ', rows: rows(1, 'b') }] })).toHaveLength(2);
	expect(told({ sections: [{ rows: rows(1) }] })).toEqual([]);
});

test('the body may have 4,096 characters on v2 and 1,024 on v1', () => {
	expect(told({ body: 'x'.repeat(4096) })).toEqual([]);
	expect(told({ body: 'x'.repeat(5000) })).toEqual(['Body has 5000 characters, the limit is 4096. Remove 904 characters.']);
	expect(told({ body: 'x'.repeat(1025) }, 'v1')).toEqual(['Body has 1025 characters, the limit is 1024. Remove 1 character.']);
});

test('everything wrong is told at once', () => {
	const violations = list.check(
		message({
			header: { type: 'text', text: 'x'.repeat(61) },
			body: ' ',
			footer: 'x'.repeat(61),
			buttonText: 'x'.repeat(21),
			sections: [
				{ title: 'x'.repeat(25), rows: [{ id: 'x'.repeat(201), title: '', description: 'x'.repeat(73) }] },
			],
		}),
		apiOf('v2'),
	);
	expect(violations.map(({ field, limit, actual }) => [field, limit, actual])).toEqual([
		['Header Text', 60, 61],
		['Body', undefined, undefined],
		['Footer', 60, 61],
		['Button Text', 20, 21],
		['Sections > Section 1 > Title', 24, 25],
		['Sections > Section 1 > Row 1 > Title', undefined, undefined],
		['Sections > Section 1 > Row 1 > Description', 72, 73],
		['Sections > Section 1 > Row 1 > ID', 200, 201],
	]);
});

test('a header that is not text is refused', () => {
	expect(told({ header: { type: 'image', media: { link: 'https://example.com/a.png' } } })).toEqual([
		'Header is of type image, which this message cannot have. Choose text or none.',
	]);
});
