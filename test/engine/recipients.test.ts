import { CUSTOMER, items, type SimulatedAccount, startSimulatedAccount } from './support/simulated';

const buttons = { operation: 'sendButtons', body: 'Hello', buttons: { button: [{ title: 'Hi', id: 'hi' }] } };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `+1555010${1000 + index}`);

describe('the recipients', () => {
	let account: SimulatedAccount;
	const recipients = () => account.sim.messages().map(({ to }) => `+${to}`);

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it('of one item get a message each, and each has its own item', async () => {
		const [first = '', second = '', third = ''] = numbers(3);
		const { items: output } = await account.run({ ...buttons, to: `${first}, ${second};${third}` });
		expect(recipients().sort()).toEqual([first, second, third]);
		expect(output.map(({ json, pairedItem }) => [json.to, json.messageId, pairedItem])).toEqual(
			[first, second, third].map((to) => [
				to,
				account.sim.messages().find((message) => `+${message.to}` === to)?.messageId,
				{ item: 0 },
			]),
		);
	});

	it('of one item that repeats a number: it gets the message once, and the repeat is told', async () => {
		const { items: output } = await account.run(
			{ ...buttons, to: '+15550100101, +15550100102, 001 555 010-0101' },
			{ onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json }) => json.success ?? json.error)).toEqual([true, true, 'To repeats +15550100101']);
		expect(recipients().sort()).toEqual(['+15550100101', '+15550100102']);
	});

	it('keep their places where some are refused, some fail and some are accepted', async () => {
		account.sim.setFaults([{ fault: 'E110', to: '+15550100102', count: 9 }]);
		const { items: output } = await account.run(
			{ ...buttons, to: '={{ $json.to }}' },
			{
				items: items({ to: `${CUSTOMER}, 12x` }, { to: '+15550100102' }, { to: '' }, { to: CUSTOMER }),
				onError: 'continueRegularOutput',
			},
		);
		expect(
			output.map(({ json, pairedItem }) => [
				json.success ?? (json.details as { code?: string } | undefined)?.code,
				(pairedItem as { item: number }).item,
			]),
		).toEqual([
			[true, 0],
			['INVALID_MESSAGE', 0],
			['E110', 1],
			['INVALID_MESSAGE', 2],
			[true, 3],
		]);
		expect(account.sim.stats().requests).toBe(3);
	});

	it('of a list made of items get one list each, grouped by number', async () => {
		const rows = items(
			{ to: CUSTOMER, title: 'A' },
			{ to: '+15550100102', title: 'B' },
			{ to: CUSTOMER, title: 'C' },
		);
		const { items: output } = await account.run(
			{
				operation: 'sendList',
				to: '={{ $json.to }}',
				body: 'Choose',
				buttonText: 'Choose',
				listFrom: 'items',
				rowDescription: '',
				rowId: '',
				rowSection: '',
			},
			{ items: rows },
		);
		const titles = account.sim.messages().map(({ content }) =>
			(content.interactive as { action: { sections: Array<{ rows: Array<{ title: string }> }> } }).action.sections.flatMap(
				(section) => section.rows.map(({ title }) => title),
			),
		);
		expect(titles.sort()).toEqual([['A', 'C'], ['B']]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 2 }], { item: 1 }]);
	});

	it('of a list made of items get theirs although an expression cannot be worked out for somebody else', async () => {
		const { items: output } = await account.run(
			{
				operation: 'sendList',
				to: '={{ $json.to ?? $("Nowhere").item.json.to }}',
				body: 'Choose',
				buttonText: 'Choose',
				listFrom: 'items',
				rowTitle: '={{ $json.title }}',
			},
			{ items: items({ to: CUSTOMER, title: 'A' }, { title: 'B' }, { to: CUSTOMER, title: 'C' }), onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json, pairedItem }) => [json.success ?? json.error, pairedItem])).toEqual([
			[true, [{ item: 0 }, { item: 2 }]],
			[expect.stringMatching(/cannot be worked out/), { item: 1 }],
		]);
	});

	it('are none where no item comes in', async () => {
		const { status, items: output } = await account.run(buttons, { items: [] });
		expect([status, output]).toEqual(['success', []]);
		expect(account.sim.stats().requests).toBe(0);
	});

	it('of an item whose expression fails are refused alone', async () => {
		const { items: output } = await account.run(
			{ ...buttons, to: '={{ $json.customer.phone.trim() }}' },
			{ items: items({ customer: { phone: CUSTOMER } }, {}), onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json }) => json.success ?? false)).toEqual([true, false]);
	});
});
