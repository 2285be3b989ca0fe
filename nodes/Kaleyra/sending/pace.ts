import { monotonicClock, type Clock } from './clock';
import { Rate } from './rate';

/** Moments that passed unused while n8n was busy are made up for, up to this many milliseconds' worth. */
const CATCH_UP_MS = 50;

/**
 * Deals out the moments at which messages may start: evenly, one after the other, shared by all messages
 * of a run. Slows down when the API says 429 and recovers.
 */
export class Pace {
	private readonly rate: Rate;
	private nextStart: number;
	private queue: Promise<void> = Promise.resolve();

	/** @param perSecond messages per second; 0 for no limit. */
	constructor(
		perSecond: number,
		private readonly signal?: AbortSignal,
		private readonly clock: Clock = monotonicClock,
	) {
		this.rate = new Rate(perSecond > 0 ? perSecond : Infinity, clock.now());
		this.nextStart = clock.now();
	}

	/** Resolves when the next message may start, or at once when the execution is stopped. */
	async turn(): Promise<void> {
		this.queue = this.queue.then(async () => await this.nextMoment());
		await this.queue;
	}

	/** The API took a message. */
	accepted() {
		this.rate.accepted(this.clock.now());
	}

	/** The API said 429 to a message that began at `startedAt`. */
	tooFast(startedAt: number) {
		this.rate.tooFast(startedAt, this.clock.now());
	}

	/** Lets nobody start for a while, not even those who already wait for their turn. */
	hold(milliseconds: number) {
		this.nextStart = Math.max(this.nextStart, this.clock.now() + milliseconds);
	}

	private async nextMoment() {
		// Only the first in the queue waits for the clock; a hold that comes meanwhile reaches it too.
		for (let wait = this.wait(); wait > 0 && !this.signal?.aborted; wait = this.wait()) {
			await this.clock.pause(wait, this.signal);
		}
		this.nextStart = Math.max(this.nextStart, this.clock.now() - CATCH_UP_MS) + 1000 / this.rate.perSecond;
	}

	private wait() {
		return this.nextStart - this.clock.now();
	}
}
