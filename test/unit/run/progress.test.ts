import type { IExecuteFunctions } from 'n8n-workflow';
import { Progress, Totals } from '../../../nodes/Kaleyra/run/report';
import { FakeClock } from './fakeClock';

test('a long run says every ten seconds how far it is, by a clock that nobody sets back', async () => {
	const lines: string[] = [];
	const execution = {
		getNode: () => ({ name: 'Kaleyra' }),
		getExecutionId: () => '1',
		logger: { info: (line: string) => lines.push(line) },
		sendMessageToUI: () => {},
	} as unknown as IExecuteFunctions;
	const timeOfDay = jest.spyOn(Date, 'now');
	const clock = new FakeClock();
	const progress = new Progress(execution, new Totals(), 35, clock);
	for (let item = 0; item < 35; item++) {
		progress.begin({ itemIndexes: [item], place: 0, from: '', to: '', reference: {} });
		await clock.pause(1000);
		progress.step();
	}
	const asked = timeOfDay.mock.calls.length;
	timeOfDay.mockRestore();
	expect(lines).toEqual(['25', '15', '5'].map((left) => `Kaleyra: 0 sent; ${left} items to go`));
	expect(asked).toBe(0);
});
