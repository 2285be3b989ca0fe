import { inTimeSlices } from './timeSlices';

/**
 * Works through `inputs` with at most `width` at once, and lets n8n do other things in between. Results
 * stand in the order of the inputs. Once `isOver` says so, nothing new is begun; what is under way is finished.
 */
export async function mapConcurrently<I, O>(
	inputs: Iterable<I>,
	width: number,
	work: (input: I) => Promise<O>,
	isOver: () => boolean = () => false,
): Promise<O[]> {
	const results: O[] = [];
	// Several workers may ask it at once: it serves them in the order in which they came.
	const iterator = inTimeSlices(inputs);
	let begun = 0;

	const worker = async () => {
		while (!isOver()) {
			const next = await iterator.next();
			if (next.done || isOver()) return;
			const index = begun++;
			results[index] = await work(next.value);
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, width) }, worker));
	return results;
}

/** Lets so many pieces of work run at once; the others wait, in the order in which they came. */
export class Semaphore {
	private readonly waiting: Array<() => void> = [];

	constructor(private free: number) {}

	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = this.waiting.shift();
			if (next) next();
			else this.free++;
		}
	}
}
