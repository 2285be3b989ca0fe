import { items, type SimulatedAccount } from '../support/simulated';
import { campaign, customers, numberOf, startCampaignAccount, unpaced } from './support';

describe('a run of many messages', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startCampaignAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it('answers in the order of the input, whichever answer came first', async () => {
		account.sim.setFaults([{ fault: 'slow', rate: 0.3, delayMs: 60 }]);
		const { items: output } = await account.run({ ...campaign, options: unpaced }, { items: customers(300) });
		expect(output.map(({ json }) => json.to)).toEqual(Array.from({ length: 300 }, (_, i) => numberOf(i)));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(output.map((_, item) => ({ item })));
	});

	it('has no more messages under way than allowed', async () => {
		account.sim.setFaults([{ fault: 'slow', rate: 1, delayMs: 30 }]);
		await account.run({ ...campaign, options: { ...unpaced, concurrency: 7 } }, { items: customers(60) });
		expect(account.sim.stats()).toMatchObject({ accepted: 60, maxInFlight: 7 });
	});

	it('keeps the pace over all items', async () => {
		await account.run({ ...campaign, options: { messagesPerSecond: 50 } }, { items: customers(60) });
		expect(account.sim.stats().elapsedMs).toBeGreaterThanOrEqual((59 / 50) * 1000 - 100);
	});

	it('keeps the pace over all recipients of one item', async () => {
		const to = Array.from({ length: 40 }, (_, i) => numberOf(i)).join(', ');
		const { items: output } = await account.run({ ...campaign, options: { messagesPerSecond: 40 } }, { items: items({ to }) });
		expect(output).toHaveLength(40);
		expect(account.sim.stats().elapsedMs).toBeGreaterThanOrEqual((39 / 40) * 1000 - 100);
	});

	it('accounts for every item: those that are wrong cost no request and keep their place', async () => {
		const input = customers(30).map((item, i) => (i % 3 === 1 ? { json: { ...item.json, to: 'nobody' } } : item));
		const { items: output } = await account.run(
			{ ...campaign, options: unpaced },
			{ items: input, onError: 'continueRegularOutput' },
		);
		expect(output.map(({ json }) => json.success === true)).toEqual(input.map((_, i) => i % 3 !== 1));
		expect(account.sim.stats()).toMatchObject({ requests: 20, accepted: 20 });
	});

	it('sends nothing at all when one item is wrong and the node does not continue', async () => {
		const { status, error } = await account.run(campaign, { items: [...customers(20), ...items({ to: 'nobody' })] });
		expect(status).toBe('error');
		expect(error).toMatchObject({ context: { itemIndex: 20 } });
		expect(account.sim.stats().requests).toBe(0);
	});

	it('gives a summary in one item on request', async () => {
		account.sim.setFaults([
			{ fault: 'WA500', to: numberOf(3) },
			{ fault: 'E110', to: numberOf(4) },
		]);
		const input = [...customers(10), ...items({ to: 'nobody' })];
		const { items: output } = await account.run(
			{ ...campaign, options: { ...unpaced, summary: true } },
			{ items: input, onError: 'continueRegularOutput' },
		);
		expect(output).toHaveLength(1);
		expect(output[0]?.json).toMatchObject({
			total: 11,
			sent: 8,
			mayHaveBeenSent: 1,
			refused: 1,
			invalid: 1,
			notSent: 0,
			reasons: expect.arrayContaining([
				{ code: 'E110', message: expect.stringMatching(/balance/), count: 1 },
				{ code: 'WA500', message: expect.any(String), count: 1 },
				{ code: 'INVALID_MESSAGE', message: expect.stringMatching(/^To /), count: 1 },
			]),
		});
		expect(output[0]?.pairedItem).toHaveLength(11);
	});

	it('says above the output what was not sent', async () => {
		account.sim.setFaults([{ fault: 'E110', to: numberOf(1) }]);
		const { execution } = await account.run(
			{ ...campaign, options: unpaced },
			{ items: customers(3), onError: 'continueRegularOutput' },
		);
		expect(execution.run.data.resultData.runData.Kaleyra?.[0]?.hints).toEqual([
			expect.objectContaining({ message: '2 sent, 1 refused by Kaleyra', location: 'outputPane' }),
		]);
	});
});
