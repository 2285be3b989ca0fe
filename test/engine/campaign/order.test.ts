import { setTimeout as realPause } from 'node:timers/promises';
import { items, releaseInBatches, type SimulatedAccount } from '../support/simulated';
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

	it('has no more messages under way than allowed, and that many if there is enough to do', async () => {
		account.sim.setFaults([{ fault: 'held', rate: 1 }]);
		const running = account.run({ ...campaign, options: { ...unpaced, concurrency: 7 } }, { items: customers(28) });
		await releaseInBatches(account.sim, running, { width: 7, total: 28 });
		expect(account.sim.stats()).toMatchObject({ accepted: 28, maxInFlight: 7 });
	});

	describe('keeps the pace, by a clock that does not depend on the time of day', () => {
		let now: number;
		beforeEach(() => {
			now = performance.now();
			jest.spyOn(performance, 'now').mockImplementation(() => now);
			// Whoever asks for the time of day gets one that jumps back by an hour each time.
			let day = Date.now();
			jest.spyOn(Date, 'now').mockImplementation(() => (day -= 3_600_000));
		});
		afterEach(() => jest.restoreAllMocks());

		const to = Array.from({ length: 25 }, (_, i) => numberOf(i)).join(', ');
		it.each([
			['items', customers(25)],
			['recipients of one item', items({ to })],
		])('over all %s', async (_, input) => {
			const running = account.run({ ...campaign, options: { messagesPerSecond: 50 } }, { items: input });
			for (let passed = 0; passed <= 480; passed += 40, now += 40) {
				const due = passed / 20 + 1;
				while (account.sim.stats().accepted < due) await realPause(1);
				// Were it too fast, more would have come by now.
				await realPause(30);
				expect(account.sim.stats().accepted).toBe(due);
			}
			expect((await running).items).toHaveLength(25);
		});
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
