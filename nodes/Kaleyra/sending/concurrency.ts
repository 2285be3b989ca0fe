/**
 * Works through `inputs` with at most `width` at once. Results stand in the order of the inputs. Once
 * `isOver` says so, nothing new is begun; what is under way is finished.
 */
export async function mapConcurrently<I, O>(
	inputs: Iterable<I>,
	width: number,
	work: (input: I) => Promise<O>,
	isOver: () => boolean = () => false,
): Promise<O[]> {
	const results: O[] = [];
	const iterator = inputs[Symbol.iterator]();
	let begun = 0;

	const worker = async () => {
		while (!isOver()) {
			const next = iterator.next();
			if (next.done) return;
			const index = begun++;
			results[index] = await work(next.value);
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, width) }, worker));
	return results;
}
