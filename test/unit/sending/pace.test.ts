import { Pace } from '../../../nodes/Kaleyra/sending/pace';

const millisecondsOf = async (work: () => Promise<unknown>) => {
	const begin = Date.now();
	await work();
	return Date.now() - begin;
};

describe('the pace', () => {
	it('deals out its moments evenly, in the order in which they were asked for', async () => {
		const pace = new Pace(100);
		const order: number[] = [];
		const took = await millisecondsOf(() =>
			Promise.all(Array.from({ length: 30 }, (_, i) => pace.turn().then(() => order.push(i)))),
		);
		expect(order).toEqual(Array.from({ length: 30 }, (_, i) => i));
		// 29 pauses of 10 ms; the first may come 50 ms' worth early.
		expect(took).toBeGreaterThanOrEqual(235);
	});

	it('lets everybody through at once where no limit was wanted', async () => {
		const pace = new Pace(0);
		await Promise.all(Array.from({ length: 1000 }, () => pace.turn()));
	});

	it('holds back those who already wait', async () => {
		const pace = new Pace(20);
		await pace.turn();
		await pace.turn();
		const waiting = pace.turn();
		pace.hold(300);
		expect(await millisecondsOf(() => waiting)).toBeGreaterThanOrEqual(295);
	});

	it('lets go of everybody when the execution is stopped', async () => {
		const stop = new AbortController();
		const pace = new Pace(1, stop.signal);
		const all = Promise.all(Array.from({ length: 5 }, () => pace.turn()));
		pace.hold(60_000);
		stop.abort();
		await all;
	});
});
