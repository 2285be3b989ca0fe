import { pause } from './pause';

/** Deals out the moments at which messages may start, evenly, shared by all messages of a run. */
export class Pace {
	private nextStart = 0;

	/** @param perSecond messages per second; 0 for no limit. */
	constructor(
		private readonly perSecond: number,
		private readonly signal?: AbortSignal,
	) {}

	/** Resolves when the next message may start, or at once when the execution is stopped. */
	async turn(): Promise<void> {
		const now = Date.now();
		const start = Math.max(now, this.nextStart);
		if (this.perSecond > 0) this.nextStart = start + 1000 / this.perSecond;
		if (start > now) await pause(start - now, this.signal);
	}

	/** Lets nobody start for a while: the API asked for it. */
	hold(milliseconds: number) {
		this.nextStart = Math.max(this.nextStart, Date.now() + milliseconds);
	}
}
