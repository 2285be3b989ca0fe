const PAUSE_MS = 100;

/**
 * Asks `probe` again and again until it gives a value, and returns that. An error of the probe counts
 * as "not yet"; the last one stands in the time-out error beside `what` was waited for.
 */
export async function waitFor<T>(
	what: string,
	probe: () => Promise<T | undefined>,
	timeoutMs = 60_000,
): Promise<T> {
	const end = Date.now() + timeoutMs;
	let lastError: unknown;
	for (;;) {
		try {
			const value = await probe();
			if (value !== undefined) return value;
			lastError = undefined;
		} catch (error) {
			lastError = error;
		}
		if (Date.now() > end) {
			const because = lastError instanceof Error ? `: ${lastError.message}` : '';
			throw new Error(`Waited ${timeoutMs / 1000} s without success for ${what}${because}`);
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}
