import type { Failure } from '../../../kaleyra/api/request';
import { Standstill } from '../../../nodes/Kaleyra/run/circuitBreaker';

const failure = (more: Partial<Failure> = {}): Failure => ({
	code: 'ECONNREFUSED',
	message: 'refused',
	fix: '',
	retryable: true,
	mayHaveBeenSent: false,
	...more,
});
const unclear = failure({ code: 'ETIMEDOUT', retryable: false, mayHaveBeenSent: true });

/** Lets every call fail, each after the pause of the one before; returns when it was given up, in ms. */
function givenUpAfter(standstill: Standstill, reason: Failure, from = 0): number {
	let now = from;
	while (!standstill.reason) now += standstill.stuck(reason, now, now);
	return now - from;
}

describe('a standstill', () => {
	it('is given up within seconds when nothing ever got through: the address is probably wrong', () => {
		expect(givenUpAfter(new Standstill(), failure())).toBeLessThanOrEqual(5000);
	});

	it('is waited out for a minute when the host answered before', () => {
		const standstill = new Standstill();
		standstill.moved(0);
		const took = givenUpAfter(standstill, failure(), 5000);
		expect(took).toBeGreaterThan(45_000);
		expect(took).toBeLessThanOrEqual(70_000);
	});

	it('ends with the first message that gets through', () => {
		const standstill = new Standstill();
		for (let now = 0; now < 600_000; now += 20_000) {
			standstill.stuck(unclear, now, now + 19_000);
			standstill.moved(now + 19_500);
		}
		expect(standstill.reason).toBeUndefined();
	});

	it('is not concluded from one slow call, however long it took', () => {
		const standstill = new Standstill();
		standstill.stuck(unclear, 0, 300_000);
		expect(standstill.reason).toBeUndefined();
	});

	it('is concluded at once when the API asks for a pause of an hour', () => {
		const standstill = new Standstill();
		const asked = failure({ code: '429', httpCode: 429, retryAfterMs: 3_600_000 });
		expect(standstill.stuck(asked, 0, 10)).toBe(3_600_000);
		expect(standstill.reason).toBe(asked);
	});

	it('pauses longer and longer, up to ten seconds, unless the API says how long', () => {
		const standstill = new Standstill();
		standstill.moved(0);
		const pauses = [0, 500, 2000, 8000, 30_000].map((now) => standstill.stuck(failure(), now, now));
		expect(pauses).toEqual([500, 500, 2000, 8000, 10_000]);
		expect(standstill.stuck(failure({ httpCode: 429, retryAfterMs: 3000 }), 31_000, 31_000)).toBe(3000);
	});
});
