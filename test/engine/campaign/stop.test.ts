import { waitFor } from '../../../lab/waitFor';
import type { SimulatedAccount } from '../support/simulated';
import { campaign, countOutcomes, customers, numberOf, startCampaignAccount } from './support';

describe('stopping the execution', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startCampaignAccount();
	});
	afterEach(async () => {
		// What was on its way when the execution was stopped still arrives.
		await waitFor('what is on its way', async () => account.sim.stats().inFlight === 0 || undefined);
		account.sim.reset();
	});
	afterAll(() => account.sim.close());

	const runAndStopAfter = async (count: number, more: { onError?: 'continueRegularOutput'; options?: object } = {}) => {
		const { onError, options = { messagesPerSecond: 100, concurrency: 5 } } = more;
		const running = account.run({ ...campaign, options }, { items: customers(1000), onError });
		await account.sim.waitForMessages({ count });
		account.engine.stop();
		return await running;
	};

	it.each([['stops at errors', undefined], ['continues on errors', 'continueRegularOutput']] as const)(
		'ends the sending at once, and each item says what became of it (node %s)',
		async (_, onError) => {
			const { status, items: output } = await runAndStopAfter(40, { onError });
			const { accepted } = account.sim.stats();
			expect(status).toBe('canceled');
			expect(accepted).toBeLessThan(1000);
			const { sent, mayHaveBeenSent, notSent } = countOutcomes(output);
			expect(sent + mayHaveBeenSent + notSent).toBe(1000);
			expect(sent).toBeLessThanOrEqual(accepted);
			expect(sent + mayHaveBeenSent).toBeGreaterThanOrEqual(accepted);
			expect(output.at(-1)).toMatchObject({
				json: { error: 'Not sent: the execution was stopped before', details: { code: 'STOPPED', mayHaveBeenSent: false } },
				pairedItem: { item: 999 },
			});
		},
	);

	it('says of a message that was on its way that it may have been sent', async () => {
		account.sim.setFaults([{ fault: 'hang', to: numberOf(10), accept: true }]);
		const { items: output } = await runAndStopAfter(20);
		expect(output[10]?.json).toMatchObject({
			error: expect.stringMatching(/stopped while this message was on its way/),
			details: { code: 'STOPPED', mayHaveBeenSent: true },
		});
	});

	it('does not wait for a pause that the API asked for', async () => {
		account.sim.setFaults([{ fault: '429', to: numberOf(30), retryAfter: 30 }]);
		const { status, items: output } = await runAndStopAfter(20);
		expect(status).toBe('canceled');
		expect(output).toHaveLength(1000);
	});
});
