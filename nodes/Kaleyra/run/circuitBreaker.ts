import type { Failure } from '../../../kaleyra/api/request';

/** How long a run tries on while nothing gets through. */
const PATIENCE_MS = 60_000;
/** And before anything ever got through a connection that cannot be made: the address is probably wrong. */
const FIRST_PATIENCE_MS = 4000;
/** So many calls have to fail before it counts as a circuitBreaker: one that is slow is none. */
const FEWEST_FAILURES = 3;
const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Watches over all messages of a run whether any gets through, so that a host that is wrong or gone does
 * not cost every one of ten thousand messages its own patience. Times are in milliseconds.
 */
export class CircuitBreaker {
	/** Why nothing more is sent in this run. */
	reason?: Failure;
	private since?: number;
	private failures = 0;
	private lastMovedAt?: number;

	/** The API dealt with a message: took it, or refused it for a reason of its own. */
	moved(now: number) {
		this.lastMovedAt = now;
		this.since = undefined;
		this.failures = 0;
	}

	/**
	 * A call that began at `startedAt` got nowhere. Returns how long to pause before the next one: what
	 * the API asks for, or longer and longer. Sets `reason` when that would take too long.
	 */
	stuck(failure: Failure, startedAt: number, now: number): number {
		this.since ??= Math.max(startedAt, this.lastMovedAt ?? startedAt);
		this.failures++;
		const stuckMs = now - this.since;
		const pauseMs = failure.retryAfterMs ?? Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, stuckMs));
		const isHopeless = stuckMs + pauseMs >= this.patienceWith(failure);
		// Who asks for a longer pause than a run has patience for need not be asked three times.
		if (isHopeless && (this.failures >= FEWEST_FAILURES || pauseMs >= PATIENCE_MS)) this.reason ??= failure;
		return pauseMs;
	}

	private patienceWith({ sent, httpCode }: Failure) {
		const isConnected = this.lastMovedAt !== undefined || sent === 'unknown' || httpCode !== undefined;
		return isConnected ? PATIENCE_MS : FIRST_PATIENCE_MS;
	}
}
