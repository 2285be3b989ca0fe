import type { Cost } from './child';

/**
 * The script of a process of its own: takes the task it is sent, gets ready (which costs nothing), does
 * the work and reports what that cost. An error ends the process, which whoever started it notices.
 */
export function reportCost<T>(prepare: (task: T) => Promise<() => Promise<unknown>>): void {
	process.once('message', (task: T) => {
		void (async () => {
			const work = await prepare(task);
			const before = process.memoryUsage.rss() / 2 ** 20;
			const begin = performance.now();
			await work();
			const seconds = (performance.now() - begin) / 1000;
			const memory = process.resourceUsage().maxRSS / 1024;
			const cost: Cost = { seconds, memory, grown: memory - before };
			process.send?.(cost);
			process.disconnect();
		})();
	});
}
