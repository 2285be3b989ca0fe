import { monotonicClock, type Clock } from './clock';

/** How long a pass over many items holds the event loop at a time; the one that uses it up is finished. */
const SLICE_MS = 20;

/**
 * Gives one after the other, and in between lets n8n do what else it has to do: answer the editor,
 * webhooks and health checks, renew its lock on the execution. Every pass over all items goes through here.
 */
export async function* inTimeSlices<T>(elements: Iterable<T>, clock: Clock = monotonicClock): AsyncGenerator<T> {
	let began = clock.now();
	for (const element of elements) {
		if (clock.now() - began >= SLICE_MS) {
			await clock.pause(0);
			began = clock.now();
		}
		yield element;
	}
}
