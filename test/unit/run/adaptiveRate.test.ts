import { AdaptiveRate } from '../../../nodes/Kaleyra/run/rateLimiter';

const LATENCY_MS = 50;

/** Sends through a limiter on a clock of its own, pausing for a second at each 429; returns how it went. */
function simulate({ wanted, limit, count }: { wanted: number; limit: number; count: number }) {
	const rate = new AdaptiveRate(wanted, 0);
	const underWay: Array<{ startedAt: number; isTaken: boolean }> = [];
	let [now, next, left, taken, refused, level] = [0, 0, count, 0, 0, limit];
	for (; taken < count; now++) {
		level = Math.min(limit, level + limit / 1000);
		while (underWay[0] && underWay[0].startedAt + LATENCY_MS <= now) {
			const { startedAt, isTaken } = underWay.shift()!;
			if (isTaken) {
				taken++;
				rate.accepted(now);
			} else {
				refused++;
				left++;
				rate.tooFast(startedAt, now);
				next = Math.max(next, now + 1000);
			}
		}
		while (now >= next && left > 0 && underWay.length < 80) {
			left--;
			const isTaken = level >= 1;
			if (isTaken) level--;
			underWay.push({ startedAt: now, isTaken });
			next = Math.max(next, now - 50) + 1000 / rate.perSecond;
		}
	}
	return { seconds: now / 1000, ideal: count / Math.min(wanted, limit), refused, perSecond: rate.perSecond };
}

describe('the rate of sending', () => {
	it('is what was wanted as long as the API takes it', () => {
		expect(simulate({ wanted: 80, limit: 80, count: 2000 })).toMatchObject({ refused: 0, perSecond: 80 });
	});

	it.each([
		['half of what was wanted', { wanted: 80, limit: 40, count: 1000 }],
		['a sixteenth of what was wanted', { wanted: 80, limit: 5, count: 300 }],
		['something, and no pace was wanted', { wanted: Infinity, limit: 80, count: 2000 }],
	])('finds by itself what the API takes when that is %s, and loses no more than a tenth of it', (_, run) => {
		const { seconds, ideal, refused } = simulate(run);
		expect(seconds / ideal).toBeLessThan(1.1);
		expect(refused).toBeLessThanOrEqual(run.count / 10);
	});

	it('grows back to what was wanted after a single 429', () => {
		const rate = new AdaptiveRate(80, 0);
		rate.tooFast(100, 150);
		expect(rate.perSecond).toBeLessThan(80);
		for (let now = 1000; now < 60_000; now += 20) rate.accepted(now);
		expect(rate.perSecond).toBe(80);
	});

	it('takes several 429 to messages that were on their way at once for one', () => {
		const rate = new AdaptiveRate(80, 0);
		rate.tooFast(100, 150);
		const { perSecond } = rate;
		rate.tooFast(120, 160);
		rate.tooFast(149, 170);
		expect(rate.perSecond).toBe(perSecond);
	});
});
