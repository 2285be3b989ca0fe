import { startSimulator } from '../../../simulator/server';
import { unusedAddress } from '../support/answering';
import type { SimulatedAccount } from '../support/simulated';
import { campaign, countOutcomes, customers, startCampaignAccount, unpaced } from './support';

const goesOn = { onError: 'continueRegularOutput' } as const;

describe('nothing is lost and nothing is sent twice', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startCampaignAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it('when the API takes fewer messages per second than are sent: it slows down until all have gone out', async () => {
		account.sim.setRateLimit({ perSecond: 60, burst: 20 });
		const { status, items: output } = await account.run({ ...campaign, options: unpaced }, { items: customers(240) });
		expect(status).toBe('success');
		expect(countOutcomes(output)).toEqual({ sent: 240, mayHaveBeenSent: 0, notSent: 0 });
		const { accepted, duplicates, refused } = account.sim.stats();
		expect({ accepted, duplicates }).toEqual({ accepted: 240, duplicates: 0 });
		// Only what was under way when the first 429 came, and a few when it tries to go faster again.
		// A machine that is slower than the limit sees none at all.
		expect(refused['429'] ?? 0).toBeLessThan(240);
	});

	it('when the API answers 5xx and breaks connections at times: what may have gone out is told and not repeated', async () => {
		account.sim.setFaults([
			{ fault: 'WA500', rate: 0.1 },
			{ fault: 'reset', rate: 0.05, accept: true },
		]);
		const { items: output } = await account.run({ ...campaign, options: unpaced }, { items: customers(300), ...goesOn });
		const { sent, mayHaveBeenSent, notSent } = countOutcomes(output);
		const { accepted, duplicates, requests, refused } = account.sim.stats();
		expect({ all: sent + mayHaveBeenSent, notSent, requests, duplicates }).toEqual({
			all: 300,
			notSent: 0,
			requests: 300,
			duplicates: 0,
		});
		expect(mayHaveBeenSent).toBe((refused.WA500 ?? 0) + (refused.reset ?? 0));
		expect(accepted).toBe(sent + (refused.reset ?? 0));
		expect(refused.reset).toBeGreaterThan(0);
	});

	it('and all arrive when the user has errors of the server repeated', async () => {
		account.sim.setFaults([{ fault: 'WA500', rate: 0.1 }]);
		const options = { ...unpaced, retryServerErrors: true };
		const { items: output } = await account.run({ ...campaign, options }, { items: customers(150), ...goesOn });
		expect(countOutcomes(output).sent).toBe(150);
		expect(account.sim.stats()).toMatchObject({ accepted: 150, duplicates: 0 });
	});

	it('when the host goes away for a while: it waits and goes on', async () => {
		const first = await startSimulator({ duplicateKey: 'ref' });
		const port = Number(new URL(first.url).port);
		const credentials = { ...account.credentials, baseUrl: first.url };
		const options = { messagesPerSecond: 100, concurrency: 10 };
		const running = account.run({ ...campaign, options }, { items: customers(200), credentials, ...goesOn });
		await first.waitForMessages({ count: 50 });
		await first.close();
		await new Promise((resolve) => setTimeout(resolve, 1500));
		const second = await startSimulator({ duplicateKey: 'ref', port });
		const { sent, mayHaveBeenSent, notSent } = countOutcomes((await running).items);
		const [before, after] = [first.stats(), second.stats()];
		await second.close();
		expect({ all: sent + mayHaveBeenSent, notSent }).toEqual({ all: 200, notSent: 0 });
		// Closing broke off what was under way; nothing that was accepted before came again.
		expect(before.accepted + after.accepted).toBeGreaterThanOrEqual(sent);
		expect(before.accepted + after.accepted).toBeLessThanOrEqual(200);
		expect(after.accepted).toBeGreaterThan(0);
	});

	it.each([
		['refuses connections', async () => await unusedAddress(), 'ECONNREFUSED'],
		['does not exist', async () => 'http://kaleyra.invalid', /ENOTFOUND|EAI_AGAIN/],
	])('when the host %s: two thousand messages fail within seconds, each saying that it was not sent', async (_, address, code) => {
		const credentials = { ...account.credentials, baseUrl: await address() };
		const { items: output } = await account.run(campaign, { items: customers(2000), credentials, ...goesOn });
		expect(countOutcomes(output)).toEqual({ sent: 0, mayHaveBeenSent: 0, notSent: 2000 });
		expect(output.at(-1)?.json).toMatchObject({
			error: expect.stringMatching(/^Not sent, because nothing got through any more/),
			details: { code: typeof code === 'string' ? code : expect.stringMatching(code), retryable: true },
		});
	});

	it('when the API asks for a pause of an hour: the rest is not sent', async () => {
		account.sim.setFaults([{ fault: '429', count: 999, retryAfter: 3600 }]);
		const { items: output } = await account.run(campaign, { items: customers(200), ...goesOn });
		expect(countOutcomes(output)).toEqual({ sent: 0, mayHaveBeenSent: 0, notSent: 200 });
		expect(account.sim.stats().requests).toBeLessThanOrEqual(80);
	});
});
