import { sleep } from 'n8n-workflow';

/** What a run measures and waits by. Times are in milliseconds. */
export interface Clock {
	/** Counts from some moment on and only ever forward, whatever becomes of the time of day. */
	now(): number;
	/**
	 * Waits. Returns early when the execution is stopped; whoever goes on from here asks the signal whether
	 * there is still something to do.
	 */
	pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const monotonicClock: Clock = {
	now: () => performance.now(),

	async pause(milliseconds, signal) {
		if (signal?.aborted) return;
		let wake = () => {};
		const stopped = new Promise<void>((resolve) => {
			wake = resolve;
			signal?.addEventListener('abort', wake, { once: true });
		});
		await Promise.race([sleep(milliseconds), stopped]);
		signal?.removeEventListener('abort', wake);
	},
};
