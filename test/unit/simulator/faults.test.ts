import axios from 'axios';
import { startSimulator, type Simulator } from '../../../simulator/server';
import { buttonsOf, sendV2 } from './support';
import { waitFor } from '../../../lab/waitFor';

let sim: Simulator;
beforeAll(async () => {
	sim = await startSimulator();
});
beforeEach(() => sim.reset());
afterAll(() => sim.close());

const send = (ref?: string) => sendV2(sim, buttonsOf(1), ref === undefined ? undefined : { ref });
const statuses = async (count: number) => {
	const seen: number[] = [];
	for (let i = 0; i < count; i++) seen.push((await send()).status);
	return seen;
};

describe('a fault', () => {
	it.each([
		['RBC001', 401, 'RBC001'],
		['WA401', 401, 'WA401'],
		['WA-401', 401, 'WA-401'],
		['WA-401-version', 401, 'WA-401'],
		['WA400', 400, 'WA400'],
		['WA500', 500, 'WA500'],
		['E110', 400, 'E110'],
		['WAV2101', 400, 'WAV2101'],
	])('%s answers the next send with the documented error, and only that', async (fault, status, code) => {
		sim.setFaults([{ fault }]);
		const answer = await send();
		expect([answer.status, answer.data.code]).toEqual([status, code]);
		expect(Object.keys(answer.data)).toEqual(['code', 'message', 'data', 'error']);
		expect((await send()).status).toBe(202);
		expect(sim.messages()).toHaveLength(1);
	});

	it('429 says how long to wait', async () => {
		sim.setFaults([{ fault: '429', retryAfter: 7 }]);
		const { status, headers } = await send();
		expect([status, headers['retry-after']]).toEqual([429, '7']);
	});

	it('can be a success status with an error inside', async () => {
		sim.setFaults([{ fault: 'okWithError' }]);
		const { status, data } = await send();
		expect(status).toBe(202);
		expect(data).toMatchObject({ code: 'E413', error: { body: expect.any(String) } });
	});

	it('can be a page of a proxy', async () => {
		sim.setFaults([{ fault: 'html' }]);
		const { status, data } = await send();
		expect(status).toBe(502);
		expect(data).toContain('<html>');
	});

	it.each([[false, 0], [true, 1]])('can break the connection (message accepted: %s)', async (accept, kept) => {
		sim.setFaults([{ fault: 'reset', accept }]);
		await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(sim.messages()).toHaveLength(kept);
	});

	it('can leave the caller waiting for ever', async () => {
		sim.setFaults([{ fault: 'hang', accept: true }]);
		const waiting = axios.post(`${sim.url}/v2/x/whatsapp/1/messages`, {}, { timeout: 50 });
		await expect(waiting).rejects.toMatchObject({ code: 'ECONNABORTED' });
	});

	it('can be a late answer', async () => {
		sim.setFaults([{ fault: 'slow', delayMs: 60 }]);
		expect((await send()).status).toBe(202);
	});

	it('can keep answers back until they are released', async () => {
		sim.setFaults([{ fault: 'held', count: 2 }]);
		const answered: string[] = [];
		const held = ['a', 'b'].map(async (name) => {
			await send(name);
			answered.push(name);
		});
		await sim.waitForMessages({ count: 2 });
		await send('c');
		answered.push('c');
		sim.release();
		await Promise.all(held);
		expect(answered[0]).toBe('c');
		expect(sim.stats()).toMatchObject({ accepted: 3, maxInFlight: 3 });
	});

	it('can be aimed at one customer', async () => {
		sim.setFaults([{ fault: 'E110', to: '+1 555 010 0199', count: 9 }]);
		expect((await send()).status).toBe(202);
		expect((await sendV2(sim, { ...buttonsOf(1), to: '+15550100199' })).data.code).toBe('E110');
	});

	it('by rate hits the same sends again when the seed is the same', async () => {
		const run = async (seed: number) => {
			sim.setFaults([{ fault: 'WA500', rate: 0.3 }], seed);
			return statuses(40);
		};
		const first = await run(7);
		expect(await run(7)).toEqual(first);
		expect(await run(8)).not.toEqual(first);
		const hit = first.filter((status) => status === 500).length;
		expect(hit).toBeGreaterThan(4);
		expect(hit).toBeLessThan(24);
	});

	it('with an unknown name is refused at once', () => {
		expect(() => sim.setFaults([{ fault: 'WA999' }])).toThrow('no fault WA999');
	});
});

describe('the rate limit', () => {
	it('lets a burst through, refuses the rest, and fills up again', async () => {
		let now = 1000;
		const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
		sim.setRateLimit({ perSecond: 2, burst: 2 });
		const together = await Promise.all([send(), send(), send(), send()]);
		expect(together.map(({ status }) => status).sort()).toEqual([202, 202, 429, 429]);
		expect(together.find(({ status }) => status === 429)?.headers['retry-after']).toBe('1');
		now += 600;
		expect((await send()).status).toBe(202);
		clock.mockRestore();
	});
});

describe('the statistics', () => {
	it('count what was accepted, refused, sent twice, and how many were on their way at once', async () => {
		sim.setFaults([{ fault: 'E110' }]);
		await send('a');
		sim.setFaults([{ fault: 'held', count: 4 }]);
		const together = [send('a'), send('b'), send('b'), send()];
		await waitFor('four at once', async () => sim.stats().inFlight === 4 || undefined);
		sim.release();
		await Promise.all(together);
		await sendV2(sim, buttonsOf(4));
		expect(sim.stats()).toMatchObject({
			requests: 6,
			accepted: 4,
			refused: { E110: 1, WA400: 1 },
			duplicates: 1,
			distinct: 2,
			inFlight: 0,
		});
		expect(sim.stats().maxInFlight).toBe(4);
		expect(sim.stats().sockets).toBeGreaterThanOrEqual(4);
	});

	it('go on when no message is kept', async () => {
		const lean = await startSimulator({ keep: false, duplicateKey: 'recipient' });
		await sendV2(lean, buttonsOf(1));
		await sendV2(lean, buttonsOf(2));
		expect(lean.messages()).toEqual([]);
		expect(lean.stats()).toMatchObject({ accepted: 2, duplicates: 1 });
		await lean.close();
	});

	it('keep only the newest messages when told how many', async () => {
		const small = await startSimulator({ keep: 2 });
		for (const ref of ['a', 'b', 'c']) await sendV2(small, buttonsOf(1), { ref });
		expect(small.messages().map(({ extraInfo }) => extraInfo.ref)).toEqual(['b', 'c']);
		await small.close();
	});
});
