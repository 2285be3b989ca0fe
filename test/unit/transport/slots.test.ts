import { Slots } from '../../../nodes/transport/slots';

const later = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('slots', () => {
	it('let so many run at once, the others in the order in which they came', async () => {
		const slots = new Slots(2);
		const begun: number[] = [];
		let [underWay, most] = [0, 0];
		await Promise.all(
			[0, 1, 2, 3, 4].map((index) =>
				slots.run(async () => {
					begun.push(index);
					most = Math.max(most, ++underWay);
					await later();
					underWay--;
				}),
			),
		);
		expect({ begun, most }).toEqual({ begun: [0, 1, 2, 3, 4], most: 2 });
	});

	it('are free again after work that failed', async () => {
		const slots = new Slots(1);
		await expect(slots.run(async () => await Promise.reject(new Error('broken')))).rejects.toThrow('broken');
		expect(await slots.run(async () => 'done')).toBe('done');
	});
});
