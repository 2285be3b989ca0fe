import type { Failure } from '../../../kaleyra/api/request';
import { CircuitBreaker } from '../../../nodes/Kaleyra/run/circuitBreaker';

const failure = (more: Partial<Failure> = {}): Failure => ({
	code: 'ECONNREFUSED',
	message: 'refused',
	fix: '',
	sent: 'no',
	...more,
});
const unclear = failure({ code: 'ETIMEDOUT', sent: 'unknown' });

/** Lets every call fail, each after the pause of the one before; returns when it was given up, in ms. */
function givenUpAfter(circuitBreaker: CircuitBreaker, reason: Failure, from = 0): number {
	let now = from;
	while (!circuitBreaker.reason) now += circuitBreaker.stuck(reason, now, now);
	return now - from;
}

describe('the circuit breaker', () => {
	it('is given up within seconds when nothing ever got through: the address is probably wrong', () => {
		expect(givenUpAfter(new CircuitBreaker(), failure())).toBeLessThanOrEqual(5000);
	});

	it('is waited out for a minute when the host answered before', () => {
		const circuitBreaker = new CircuitBreaker();
		circuitBreaker.moved(0);
		const took = givenUpAfter(circuitBreaker, failure(), 5000);
		expect(took).toBeGreaterThan(45_000);
		expect(took).toBeLessThanOrEqual(70_000);
	});

	it('ends with the first message that gets through', () => {
		const circuitBreaker = new CircuitBreaker();
		for (let now = 0; now < 600_000; now += 20_000) {
			circuitBreaker.stuck(unclear, now, now + 19_000);
			circuitBreaker.moved(now + 19_500);
		}
		expect(circuitBreaker.reason).toBeUndefined();
	});

	it('is not concluded from one slow call, however long it took', () => {
		const circuitBreaker = new CircuitBreaker();
		circuitBreaker.stuck(unclear, 0, 300_000);
		expect(circuitBreaker.reason).toBeUndefined();
	});

	it('is concluded at once when the API asks for a pause of an hour', () => {
		const circuitBreaker = new CircuitBreaker();
		const asked = failure({ code: '429', httpCode: 429, retryAfterMs: 3_600_000 });
		expect(circuitBreaker.stuck(asked, 0, 10)).toBe(3_600_000);
		expect(circuitBreaker.reason).toBe(asked);
	});

	it('pauses longer and longer, up to ten seconds, unless the API says how long', () => {
		const circuitBreaker = new CircuitBreaker();
		circuitBreaker.moved(0);
		const pauses = [0, 500, 2000, 8000, 30_000].map((now) => circuitBreaker.stuck(failure(), now, now));
		expect(pauses).toEqual([500, 500, 2000, 8000, 10_000]);
		expect(circuitBreaker.stuck(failure({ httpCode: 429, retryAfterMs: 3000 }), 31_000, 31_000)).toBe(3000);
	});
});
