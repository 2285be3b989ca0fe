import { RateLimiter } from '../../../nodes/Kaleyra/run/rateLimiter';
import { FakeClock } from './fakeClock';

/** When each of so many turns came, in milliseconds. */
async function momentsOf(rateLimiter: RateLimiter, clock: FakeClock, count: number): Promise<number[]> {
	const moments: number[] = [];
	await Promise.all(Array.from({ length: count }, () => rateLimiter.turn().then(() => moments.push(clock.now()))));
	return moments;
}

describe('the rate limiter', () => {
	it('deals out its moments evenly', async () => {
		const clock = new FakeClock(7000);
		const moments = await momentsOf(new RateLimiter(100, undefined, clock), clock, 30);
		expect(moments).toEqual(Array.from({ length: 30 }, (_, i) => 7000 + i * 10));
	});

	it('deals them out in the order in which they were asked for', async () => {
		const rateLimiter = new RateLimiter(100, undefined, new FakeClock());
		const order: number[] = [];
		await Promise.all(Array.from({ length: 30 }, (_, i) => rateLimiter.turn().then(() => order.push(i))));
		expect(order).toEqual(Array.from({ length: 30 }, (_, i) => i));
	});

	it('lets everybody through at once where no limit was wanted', async () => {
		const clock = new FakeClock();
		expect(new Set(await momentsOf(new RateLimiter(0, undefined, clock), clock, 1000))).toEqual(new Set([0]));
	});

	it('makes up for moments that passed while n8n was busy, fifty milliseconds of them at most', async () => {
		const clock = new FakeClock();
		const rateLimiter = new RateLimiter(100, undefined, clock);
		await rateLimiter.turn();
		await clock.pause(1000);
		expect(await momentsOf(rateLimiter, clock, 8)).toEqual([1000, 1000, 1000, 1000, 1000, 1000, 1010, 1020]);
	});

	it('holds back those who already wait', async () => {
		const clock = new FakeClock();
		const rateLimiter = new RateLimiter(20, undefined, clock);
		const moments = momentsOf(rateLimiter, clock, 3);
		rateLimiter.hold(300);
		expect(await moments).toEqual([300, 350, 400]);
	});

	it('lets go of everybody when the execution is stopped', async () => {
		const stop = new AbortController();
		const rateLimiter = new RateLimiter(1, stop.signal);
		const all = Promise.all(Array.from({ length: 5 }, () => rateLimiter.turn()));
		rateLimiter.hold(60_000);
		stop.abort();
		await all;
	});

	it('does not ask for the time of day, which can step back by an hour', async () => {
		const timeOfDay = jest.spyOn(Date, 'now');
		const rateLimiter = new RateLimiter(1000);
		for (let i = 0; i < 5; i++) {
			await rateLimiter.turn();
			rateLimiter.accepted();
		}
		rateLimiter.tooFast(0);
		const asked = timeOfDay.mock.calls.length;
		timeOfDay.mockRestore();
		expect(asked).toBe(0);
	});
});
