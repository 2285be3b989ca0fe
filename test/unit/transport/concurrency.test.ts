import { mapConcurrently } from '../../../nodes/transport/concurrency';

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('working at several things at once', () => {
	it('gives the results in the order of the inputs', async () => {
		const results = await mapConcurrently([30, 1, 20, 0], 4, async (ms) => {
			await later(ms);
			return ms;
		});
		expect(results).toEqual([30, 1, 20, 0]);
	});

	it('has never more under way than allowed, and that many if there is enough to do', async () => {
		let [underWay, most] = [0, 0];
		await mapConcurrently(Array(20).fill(0), 3, async () => {
			most = Math.max(most, ++underWay);
			await later(1);
			underWay--;
		});
		expect(most).toBe(3);
	});

	it('takes the next input only when there is room for it', async () => {
		let taken = 0;
		function* inputs() {
			for (;;) yield ++taken;
		}
		await mapConcurrently(inputs(), 2, async () => await later(1), () => taken >= 10);
		expect(taken).toBeLessThanOrEqual(11);
	});

	it('finishes what is under way when it is over, and begins nothing new', async () => {
		let isOver = false;
		const results = await mapConcurrently([1, 2, 3, 4, 5, 6], 2, async (input) => {
			if (input === 2) isOver = true;
			await later(5);
			return input;
		}, () => isOver);
		expect(results).toEqual([1, 2]);
	});
});
