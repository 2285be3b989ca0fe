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
export class Rate {
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
