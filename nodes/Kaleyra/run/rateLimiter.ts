import { monotonicClock, type Clock } from '../../transport/clock';

/** Moments that passed unused while n8n was busy are made up for, up to this many milliseconds' worth. */
const CATCH_UP_MS = 50;

/**
 * Deals out the moments at which messages may start: evenly, one after the other, shared by all messages
 * of a run. Slows down when the API says 429 and recovers.
 */
export class RateLimiter {
	private readonly rate: AdaptiveRate;
	private nextStart: number;
	private queue: Promise<void> = Promise.resolve();

	/** @param perSecond messages per second; 0 for no limit. */
	constructor(
		perSecond: number,
		private readonly signal?: AbortSignal,
		private readonly clock: Clock = monotonicClock,
	) {
		this.rate = new AdaptiveRate(perSecond > 0 ? perSecond : Infinity, clock.now());
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

/** The part of what the API takes at which sending goes on after it said 429. */
const MARGIN = 0.95;
/** Growth per second: towards the speed at which 429 came last, and everywhere else. */
const CAREFUL_GROWTH = 1.002;
const GROWTH = 1.05;
/** Over which time the messages taken are averaged, and from when on that average can be trusted. */
const AVERAGED_MS = 1000;
const TRUSTED_AFTER_MS = 2000;
const SLOWEST_PER_SECOND = 0.5;

/**
 * How many messages per second to send: as many as wanted, fewer after the API said 429. It then goes on
 * just below what the API took lately, and from there grows back. Keeps no clock: times are handed in,
 * in milliseconds.
 */
export class AdaptiveRate {
	perSecond: number;
	/** How many messages the API took in the last second, older ones counting less and less. */
	private taken = 0;
	private takenAt: number;
	private cutAt = -Infinity;
	/** When sending at this speed began. */
	private since: number;
	/** Where 429 came last. */
	private ceiling = 0;

	/** @param wanted messages per second, Infinity for no limit. */
	constructor(
		private readonly wanted: number,
		now: number,
	) {
		this.perSecond = wanted;
		this.takenAt = this.since = now;
	}

	/** The API took a message. */
	accepted(now: number) {
		const passed = now - this.takenAt;
		this.decay(now);
		this.taken++;
		if (this.perSecond >= this.wanted) return;
		const growth = this.perSecond < this.ceiling ? CAREFUL_GROWTH : GROWTH;
		this.perSecond = Math.min(this.wanted, this.perSecond * growth ** (Math.min(passed, AVERAGED_MS) / 1000));
	}

	/**
	 * The API said 429 to a message that began at `startedAt`. One that began before the last cut says
	 * nothing new.
	 */
	tooFast(startedAt: number, now: number) {
		if (startedAt < this.cutAt) return;
		this.decay(now);
		const trusted = now - this.since >= TRUSTED_AFTER_MS;
		// Never less than half at once: one 429 at the very beginning is no measure.
		const least = Number.isFinite(this.perSecond) ? this.perSecond / 2 : 0;
		const measured = Math.min(this.perSecond, Math.max(this.taken, least));
		this.ceiling = trusted ? measured : 0;
		this.perSecond = Math.max(SLOWEST_PER_SECOND, measured * MARGIN);
		this.cutAt = this.since = now;
	}

	private decay(now: number) {
		this.taken *= Math.exp((this.takenAt - now) / AVERAGED_MS);
		this.takenAt = now;
	}
}
