import { watchEventLoop } from '../support/eventLoop';
import { items, type SimulatedAccount } from '../support/simulated';
import { campaign, countOutcomes, customers, startCampaignAccount, unpaced } from './support';

/** What no pass over the items may exceed. */
const LONGEST_MS = 50;

const goesOn = { onError: 'continueRegularOutput' } as const;
const listOfItems = {
	operation: 'sendList',
	listFrom: 'items',
	to: '={{ $json.to }}',
	body: 'Choose',
	buttonText: 'Options',
	rowTitle: '={{ $json.name }}',
	rowDescription: '',
	rowId: '={{ $json.ref }}',
	rowSection: '',
	options: unpaced,
};

describe('a big run leaves n8n time for everything else', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startCampaignAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it('while it checks all items before it sends the first', async () => {
		const input = [...customers(300), ...items({ to: 'nobody' })];
		const { longestHoldMs, expressions } = await watchEventLoop(() => account.run(campaign, { items: input }));
		expect(account.sim.stats().requests).toBe(0);
		expect(expressions).toBeGreaterThan(600);
		expect(longestHoldMs).toBeLessThanOrEqual(LONGEST_MS);
	});

	it('while it sends, eighty at once, each read when its turn comes', async () => {
		const run = async () => expect(countOutcomes((await account.run({ ...campaign, options: unpaced }, { items: customers(300), ...goesOn })).items).sent).toBe(300);
		expect((await watchEventLoop(run)).longestHoldMs).toBeLessThanOrEqual(LONGEST_MS);
	});

	it('while it finds one item after the other wrong', async () => {
		const input = customers(300).map(({ json }) => ({ json: { ...json, to: 'nobody' } }));
		const { longestHoldMs } = await watchEventLoop(() => account.run(campaign, { items: input, ...goesOn }));
		expect(longestHoldMs).toBeLessThanOrEqual(LONGEST_MS);
	});

	it.each([['stops at errors', undefined], ['continues on errors', 'continueRegularOutput']] as const)(
		'while it checks the message for each of many recipients of one item (node %s)',
		async (_, onError) => {
			const messages = jest.requireActual<typeof import('../../../kaleyra/message')>('../../../dist/kaleyra/message');
			const checked = jest.spyOn(messages, 'checkOutgoing');
			const to = [...customers(300).map(({ json }) => json.to), '+1'].join(', ');
			const run = () => account.run({ ...campaign, options: unpaced }, { items: items({ to, name: 'Ada', ref: '' }), onError });
			const { longestHoldMs } = await watchEventLoop(run, { extraMs: () => checked.mock.calls.length });
			expect(checked).toHaveBeenCalledTimes(301);
			checked.mockRestore();
			expect(longestHoldMs).toBeLessThanOrEqual(LONGEST_MS);
		},
	);

	it('while it looks which items go to the same recipient', async () => {
		const { longestHoldMs, expressions } = await watchEventLoop(() =>
			account.run({ ...listOfItems, to: '={{ $json.to }}{{ "" }}' }, { items: customers(300) }),
		);
		expect(account.sim.stats().accepted).toBe(300);
		expect(expressions).toBeGreaterThan(600);
		expect(longestHoldMs).toBeLessThanOrEqual(LONGEST_MS);
	});

	it('while it looks which templates the items name', async () => {
		const template = { __rl: true, mode: 'name', value: '={{ $json.name }}' };
		const { longestHoldMs } = await watchEventLoop(() =>
			account.run({ resource: 'template', operation: 'send', template, to: 'nobody' }, { items: customers(300) }),
		);
		expect(longestHoldMs).toBeLessThanOrEqual(LONGEST_MS);
	});

	it('while an operation that sends no message finds one item after the other wrong', async () => {
		const read = { resource: 'message', operation: 'markAsRead', messageId: '={{ $json.nothing }}' };
		const { longestHoldMs, expressions } = await watchEventLoop(() => account.run(read, { items: customers(300), ...goesOn }));
		expect(expressions).toBeGreaterThanOrEqual(300);
		expect(longestHoldMs).toBeLessThanOrEqual(LONGEST_MS);
	});

	it('because a list of thousands of items is refused before its rows are read', async () => {
		const input = customers(2000).map(({ json }) => ({ json: { ...json, to: '+15550100101' } }));
		let run: Awaited<ReturnType<typeof account.run>> | undefined;
		const { expressions } = await watchEventLoop(async () => (run = await account.run(listOfItems, { items: input })));
		expect(run?.error?.message).toBe('Sections has 2000 rows, the limit is 10');
		// The recipient of each item, and the rows of ten.
		expect(expressions).toBeLessThan(2000 + 50);
	});

	it('and stops reading when the execution is stopped', async () => {
		const running = (parameters: object) => async () => {
			const { status, items: output } = await account.run(parameters, { items: customers(1000) });
			expect(status).toBe('canceled');
			expect(countOutcomes(output)).toEqual({ sent: 0, mayHaveBeenSent: 0, notSent: 1000 });
		};
		const stopAfterHundred = { onExpression: (count: number) => (count === 100 ? setImmediate(() => account.engine.stop()) : undefined) };
		for (const parameters of [campaign, listOfItems]) {
			const { expressions } = await watchEventLoop(running(parameters), stopAfterHundred);
			expect(expressions).toBeLessThan(900);
		}
		expect(account.sim.stats().requests).toBe(0);
	});
});
