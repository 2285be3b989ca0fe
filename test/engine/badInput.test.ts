import { issuesOf } from './support/editor';
import { type SimulatedAccount, startSimulatedAccount } from './support/simulated';

interface Violation {
	field: string;
	problem: string;
	fix: string;
	limit?: number;
	actual?: number;
}

const rows = (count: number, from = 1) =>
	Array.from({ length: count }, (_, index) => ({ title: `Row ${from + index}`, description: '', id: '' }));
const section = (title: string, row: object[]) => ({ title, rows: { row } });
const list = (section: object[], more: object = {}) => ({
	operation: 'sendList',
	body: 'Choose one',
	buttonText: 'Choose',
	sections: { section },
	...more,
});
const oneRow = (row: object) => list([section('', [{ title: 'Row', description: '', id: '', ...row }])]);
const json = (sectionsJson: string) => list([], { listFrom: 'json', sectionsJson });
const buttons = (count: number, more: object = {}) => ({
	operation: 'sendButtons',
	body: 'Choose one',
	buttons: { button: Array.from({ length: count }, (_, index) => ({ title: `Button ${index + 1}`, id: '' })) },
	...more,
});
const flow = (more: object) => ({
	operation: 'sendFlow',
	body: 'Fill in',
	flow: { __rl: true, mode: 'id', value: '1099551744722456' },
	flowCta: 'Open',
	...more,
});
const violation = (field: string, problem: string | RegExp, fix: string, limit?: number, actual?: number) => ({
	field,
	problem: expect.stringMatching(problem),
	fix: expect.stringContaining(fix),
	...(limit === undefined ? {} : { limit }),
	...(actual === undefined ? {} : { actual }),
});

const refused: Array<[what: string, parameters: object, violations: object[]]> = [
	[
		'eleven rows over two sections',
		list([section('One', rows(6)), section('Two', rows(5, 7))]),
		[violation('Sections', 'has 11 rows, the limit is 10', 'Remove 1 row', 10, 11)],
	],
	[
		'two rows with one id',
		list([section('One', [{ title: 'A', id: 'same' }]), section('Two', [{ title: 'B', id: 'same' }])]),
		[violation('Sections > Section 2 > Row 1 > ID', 'repeats "same" of Sections > Section 1 > Row 1 > ID', 'its own')],
	],
	[
		'a title of 25 characters, one of them an emoji',
		oneRow({ title: `${'x'.repeat(24)}👍` }),
		[violation('Sections > Section 1 > Row 1 > Title', 'has 25 characters, the limit is 24', 'Remove 1 character', 24, 25)],
	],
	[
		'an empty section',
		list([section('One', rows(1)), section('Two', [])]),
		[violation('Sections > Section 2', 'has no row', 'Add a row or remove the section')],
	],
	['no section at all', list([]), [violation('Sections', 'has no section', 'Add at least one section')]],
	[
		'several sections of which one has no title',
		list([section('One', rows(1)), section('', rows(1, 2))]),
		[violation('Sections > Section 2 > Title', 'is empty', 'needs one for each')],
	],
	[
		'a description of 73 characters',
		oneRow({ description: 'd'.repeat(73) }),
		[violation('Sections > Section 1 > Row 1 > Description', 'has 73 characters, the limit is 72', 'Remove 1', 72, 73)],
	],
	[
		'an id of 201 characters',
		oneRow({ id: 'i'.repeat(201) }),
		[violation('Sections > Section 1 > Row 1 > ID', 'has 201 characters, the limit is 200', 'Remove 1', 200, 201)],
	],
	[
		'a body of 5,000 characters',
		list([section('', rows(1))], { body: 'b'.repeat(5000) }),
		[violation('Body', 'has 5000 characters, the limit is 4096', 'Remove 904 characters', 4096, 5000)],
	],
	[
		'buttons with a body of 1,025 characters',
		buttons(1, { body: 'b'.repeat(1025) }),
		[violation('Body', 'has 1025 characters, the limit is 1024', 'Remove 1 character', 1024, 1025)],
	],
	[
		'a body of blanks',
		list([section('', rows(1))], { body: ' \n ' }),
		[violation('Body', 'is empty', 'Enter a text')],
	],
	[
		'a footer of 61 and a header of 61 characters',
		buttons(1, { footer: 'f'.repeat(61), headerType: 'text', headerText: 'h'.repeat(61) }),
		[
			violation('Header Text', 'has 61 characters, the limit is 60', 'Remove 1', 60, 61),
			violation('Footer', 'has 61 characters, the limit is 60', 'Remove 1', 60, 61),
		],
	],
	[
		'four buttons as JSON',
		buttons(0, { buttonsFrom: 'json', buttonsJson: JSON.stringify('abcd'.split('').map((title) => ({ title }))) }),
		[violation('Buttons (JSON)', 'has 4 buttons, the limit is 3', 'Remove 1 button', 3, 4)],
	],
	[
		'two buttons with one title',
		buttons(0, { buttons: { button: [{ title: 'Yes', id: 'a' }, { title: 'Yes', id: 'b' }] } }),
		[violation('Buttons > Button 2 > Title', 'repeats "Yes" of Buttons > Button 1 > Title', 'its own')],
	],
	['a number with letters', buttons(1, { to: '+1555CALLNOW' }), [violation('To', 'contains "C"', 'country code')]],
	['a number without country code', buttons(1, { to: '0155501001' }), [violation('To', 'starts with 0', 'country code')]],
	['a number of 16 digits', buttons(1, { to: '+1234567890123456' }), [violation('To', 'has 16 digits', 'country code')]],
	['a business number with letters', buttons(1, { from: { __rl: true, mode: 'number', value: 'shop' } }), [violation('From', 'contains "s"', 'country code')]],
	['JSON that is none', json('[{'), [violation('Sections (JSON)', /^is not valid JSON/, 'Check quotes')]],
	['JSON that is no array', json('{ "rows": [] }'), [violation('Sections (JSON)', 'is not an array of sections', '[{')]],
	['JSON that is null', json('null'), [violation('Sections (JSON)', 'is not an array of sections', '[{')]],
	['buttons in JSON that is none', buttons(0, { buttonsFrom: 'json', buttonsJson: 'yes, no' }), [violation('Buttons (JSON)', /^is not valid JSON/, 'Check quotes')]],
	['flow data in JSON that is none', flow({ flowDataFrom: 'json', flowData: '{' }), [violation('Flow Data', /^is not valid JSON/, 'Check quotes')]],
	['flow data that is an array', flow({ flowDataFrom: 'json', flowData: '[]' }), [violation('Flow Data', 'is not a JSON object', '{')]],
	[
		'flow data without a screen',
		flow({ flowDataFields: { field: [{ name: 'a', value: 'b' }] } }),
		[violation('Flow Screen', 'is empty although Flow Data is set', 'screen')],
	],
	[
		'a flow button with an emoji',
		flow({ flowCta: 'Open 👍' }),
		[violation('Flow Button Text', 'contains an emoji', 'Remove the emoji')],
	],
	[
		'a header that is no link',
		buttons(1, { headerType: 'image', headerMedia: { __rl: true, mode: 'link', value: 'picture.jpg' } }),
		[violation('Header Media', '"picture.jpg" is not a link', 'https://')],
	],
	[
		'everything at once',
		list([section('', [...rows(6), { title: '', id: 'x' }]), section('Two', [...rows(4, 7), { title: 'B', id: 'x' }])], {
			to: 'nobody',
			body: '',
			footer: 'f'.repeat(61),
			buttonText: 'b'.repeat(21),
		}),
		[
			violation('To', 'contains "n"', 'country code'),
			violation('Body', 'is empty', 'Enter a text'),
			violation('Footer', 'has 61 characters', 'Remove 1'),
			violation('Button Text', 'has 21 characters, the limit is 20', 'Remove 1', 20, 21),
			violation('Sections', 'has 12 rows, the limit is 10', 'Remove 2 rows', 10, 12),
			violation('Sections > Section 1 > Title', 'is empty', 'needs one'),
			violation('Sections > Section 1 > Row 7 > Title', 'is empty', 'Enter a text'),
			violation('Sections > Section 2 > Row 5 > ID', 'repeats "x"', 'its own'),
		],
	],
];

describe('a message that WhatsApp would refuse', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	beforeEach(() => account.sim.reset());
	afterEach(() => expect(account.sim.stats().requests).toBe(0));
	afterAll(() => account.sim.close());

	describe.each(refused)('%s', (_, parameters, violations) => {
		// Through an expression, so that the editor's own marks on empty fields do not come first.
		const hidden = (value: unknown) => (value === '' || value === ' \n ' ? `={{ ${JSON.stringify(value)} }}` : value);
		const run = (more = {}) =>
			account.run(Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, hidden(value)])), more);

		it('is told whole, with the place, the limit and what to do, and costs no call', async () => {
			const { items: output } = await run({ onError: 'continueRegularOutput' });
			const [item] = output;
			expect(output).toHaveLength(1);
			expect(Object.keys(item?.json ?? {}).sort()).toEqual(['details', 'error', 'message']);
			const details = item?.json.details as unknown as { violations: Violation[] };
			expect(details).toMatchObject({ code: 'INVALID_MESSAGE', httpCode: null, retryable: false, mayHaveBeenSent: false });
			expect(details.violations).toEqual(violations.map((one) => expect.objectContaining(one)));
			expect(item?.pairedItem).toEqual({ item: 0 });
		});

		it('stops the workflow with all of it in one NodeOperationError', async () => {
			const { status, error } = await run();
			expect(status).toBe('error');
			expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
			const text = `${error?.message} ${error?.description}`;
			for (const { field } of violations as Violation[]) expect(text).toContain(field);
		});
	});

	it('is refused by the editor already where it caps a number of entries', async () => {
		expect(issuesOf(account.engine, buttons(4))).toHaveProperty('buttons');
		const { status, error } = await account.run(buttons(4));
		expect(status).toBe('error');
		expect(error?.message).toContain('issues');
	});
});

describe('a message just within the limits', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	const allowed: Array<[what: string, parameters: object]> = [
		['a title of 24 characters, one of them an emoji', oneRow({ title: `${'x'.repeat(23)}👍` })],
		['ten rows in ten sections', list(rows(10).map((row, index) => section(`Section ${index}`, [row])))],
		['a body of 4,096 emojis', list([section('', rows(1))], { body: '👍'.repeat(4096) })],
		['an id of 200 and a description of 72 characters', oneRow({ id: 'i'.repeat(200), description: 'd'.repeat(72) })],
		['three buttons', buttons(3)],
		['buttons with 1,024 characters', buttons(1, { body: 'b'.repeat(1024) })],
		['a number as people write it', buttons(1, { to: ' +1 (555) 010-0101 ' })],
		['a number with 00', buttons(1, { to: '0015550100101' })],
		['a number that is a number', { ...buttons(1), to: '={{ 15550100101 }}' }],
	];

	it.each(allowed)('%s is sent', async (_, parameters) => {
		const { items: output } = await account.run(parameters);
		expect(output[0]?.json).toMatchObject({ success: true });
		expect(account.sim.stats()).toMatchObject({ requests: 1, accepted: 1, refused: {} });
	});
});
