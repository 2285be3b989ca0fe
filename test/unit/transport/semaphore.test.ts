import { Semaphore } from '../../../nodes/transport/concurrency';

const later = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('a semaphore', () => {
	it('lets so many run at once, the others in the order in which they came', async () => {
		const semaphore = new Semaphore(2);
		const begun: number[] = [];
		let [underWay, most] = [0, 0];
		await Promise.all(
			[0, 1, 2, 3, 4].map((index) =>
				semaphore.run(async () => {
					begun.push(index);
					most = Math.max(most, ++underWay);
					await later();
					underWay--;
				}),
			),
		);
		expect({ begun, most }).toEqual({ begun: [0, 1, 2, 3, 4], most: 2 });
	});

	it('is free again after work that failed', async () => {
		const semaphore = new Semaphore(1);
		await expect(semaphore.run(async () => await Promise.reject(new Error('broken')))).rejects.toThrow('broken');
		expect(await semaphore.run(async () => 'done')).toBe('done');
	});
});
