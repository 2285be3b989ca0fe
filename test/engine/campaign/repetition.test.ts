import { deepCopy } from 'n8n-workflow';
import { type SimulatedAccount } from '../support/simulated';
import { campaign, countOutcomes, customers, numberOf, startCampaignAccount, unpaced } from './support';

const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const UNLUCKY = numberOf(7);
/** So few at once that a failure leaves some for the next try. */
const fewAtOnce = { ...unpaced, concurrency: 4 };

describe('n8n repeats a run, the messages that went out are not repeated', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startCampaignAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it('by Retry On Fail, when the run stopped at a failure', async () => {
		account.sim.setFaults([{ fault: 'E110', to: UNLUCKY }]);
		const { status, items: output } = await account.run({ ...campaign, options: unpaced }, { items: customers(50), settings });
		expect(status).toBe('success');
		expect(countOutcomes(output).sent).toBe(50);
		expect(account.sim.stats()).toMatchObject({ accepted: 50, duplicates: 0 });
	});

	it('by Retry On Fail, when the node continues on errors and the first item failed', async () => {
		account.sim.setFaults([{ fault: 'E110', to: numberOf(0) }]);
		const { items: output } = await account.run(
			{ ...campaign, options: unpaced },
			{ items: customers(50), settings, onError: 'continueRegularOutput' },
		);
		expect(countOutcomes(output).sent).toBe(50);
		expect(account.sim.stats()).toMatchObject({ accepted: 50, duplicates: 0 });
	});

	it('nor those that may have gone out: the rest is sent, then the run says which they were', async () => {
		account.sim.setFaults([{ fault: 'WA500', to: UNLUCKY, accept: true }]);
		const { status, error } = await account.run({ ...campaign, options: fewAtOnce }, { items: customers(50), settings });
		expect(status).toBe('error');
		expect(error).toMatchObject({ context: { itemIndex: 7 } });
		expect(error?.description).toContain(
			'Of 50 items: 49 sent, 1 may have been sent; nothing is left to send. May have been sent: item 7, counted from 0. A retry of this execution sends no message again that was accepted or may have been sent.',
		);
		expect(account.sim.stats()).toMatchObject({ accepted: 50, duplicates: 0 });
	});

	it('when somebody retries the failed execution, which then sends the rest', async () => {
		account.sim.setFaults([{ fault: 'E110', to: UNLUCKY }]);
		const { status, execution } = await account.run({ ...campaign, options: fewAtOnce }, { items: customers(50) });
		expect(status).toBe('error');
		expect(account.sim.stats().accepted).toBeLessThan(50);

		// As n8n does: the execution's data, without the failed run of the last node.
		const data = deepCopy(execution.run.data);
		delete data.resultData.error;
		data.resultData.runData.Kaleyra?.pop();
		const retried = await account.engine.execute(account.engine.reserveId(), execution.workflow, 'retry', data);
		const { status: second, items: output } = account.engine.outcome(retried, 'Kaleyra');
		expect(second).toBe('success');
		expect(countOutcomes(output).sent).toBe(50);
		expect(account.sim.stats()).toMatchObject({ accepted: 50, duplicates: 0 });
	});

	it('while another run of the node in the same execution sends to the same people as before', async () => {
		const { execution } = await account.run({ ...campaign, options: unpaced }, { items: customers(5) });
		await account.engine.start(execution.workflow, customers(5));
		expect(account.sim.stats()).toMatchObject({ accepted: 10, duplicates: 5 });
		expect(execution.run.data.executionData?.contextData['node:Kaleyra']).toEqual({});
	});
});
