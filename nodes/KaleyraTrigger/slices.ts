import { sleep } from 'n8n-workflow';

/** So long n8n answers nobody else. A small call is read in one slice. */
const SLICE_MS = 20;

/** Works through the steps to their result, and lets n8n do other work after every 20 ms. */
export async function inSlices<T>(steps: Generator<unknown, T>): Promise<T> {
	for (let end = performance.now() + SLICE_MS; ; ) {
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() < end) continue;
		await sleep(0);
		end = performance.now() + SLICE_MS;
	}
}
