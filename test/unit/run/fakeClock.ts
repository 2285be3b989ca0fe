import type { Clock } from '../../../nodes/transport/clock';

/**
 * A clock of its own: whenever nothing else is left to do, it jumps to the moment for which somebody waits.
 * So an hour passes in no time, and nothing depends on how fast the machine is.
 */
export class FakeClock implements Clock {
	private time: number;
	private readonly waiting: Array<{ until: number; wake: () => void }> = [];

	constructor(from = 0) {
		this.time = from;
	}

	now = () => this.time;

	/** Lets time pass by itself, for example because an answer takes that long. */
	async pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) return;
		await new Promise<void>((resolve) => {
			this.waiting.push({ until: this.time + Math.max(0, milliseconds), wake: resolve });
			signal?.addEventListener('abort', () => resolve(), { once: true });
			setImmediate(() => this.jump());
		});
	}

	/** Each pause causes one jump, to whichever moment comes first. */
	private jump() {
		const next = this.waiting.reduce((first, one) => (one.until < first.until ? one : first));
		this.waiting.splice(this.waiting.indexOf(next), 1);
		this.time = Math.max(this.time, next.until);
		next.wake();
	}
}
