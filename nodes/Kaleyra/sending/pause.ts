import { sleep } from 'n8n-workflow';

/**
 * Waits. Returns early when the execution is stopped; whoever goes on from here asks the signal whether
 * there is still something to do.
 */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) return;
	let wake = () => {};
	const stopped = new Promise<void>((resolve) => {
		wake = resolve;
		signal?.addEventListener('abort', wake, { once: true });
	});
	await Promise.race([sleep(milliseconds), stopped]);
	signal?.removeEventListener('abort', wake);
}
