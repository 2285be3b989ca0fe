/**
 * Works through `inputs` with at most `width` at once. Results stand in the order of the inputs. When
 * `isLast` says so of a result, nothing new is begun; what is under way is finished.
 */
export async function mapConcurrently<I, O>(
	inputs: Iterable<I>,
	width: number,
	work: (input: I) => Promise<O>,
	isLast: (output: O) => boolean = () => false,
): Promise<O[]> {
	const results: O[] = [];
	const iterator = inputs[Symbol.iterator]();
	let begun = 0;
	let stopped = false;

	const worker = async () => {
		while (!stopped) {
			const next = iterator.next();
			if (next.done) return;
			const index = begun++;
			const output = await work(next.value);
			results[index] = output;
			if (isLast(output)) stopped = true;
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, width) }, worker));
	return results;
}
