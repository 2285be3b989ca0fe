import { monotonicClock, type Clock } from './clock';

/** How long a pass over many things holds the event loop at a time; the one that uses it up is finished. */
const SLICE_MS = 20;

/** The time until n8n is let do what else it has to: answer the editor, webhooks and health checks, renew its lock on the execution. */
class TimeSlice {
	private endsAt: number;

	constructor(private readonly clock: Clock) {
		this.endsAt = clock.now() + SLICE_MS;
	}

	get isOver(): boolean {
		return this.clock.now() >= this.endsAt;
	}

	/** Lets n8n do the rest, and begins a new slice. */
	async next(): Promise<void> {
		await this.clock.pause(0);
		this.endsAt = this.clock.now() + SLICE_MS;
	}
}

/** Gives one element after the other, a slice at a time. Every pass over all items goes through here. */
export async function* inTimeSlices<T>(elements: Iterable<T>, clock: Clock = monotonicClock): AsyncGenerator<T> {
	const slice = new TimeSlice(clock);
	for (const element of elements) {
		if (slice.isOver) await slice.next();
		yield element;
	}
}
