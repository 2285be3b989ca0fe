import { readPayload } from '../../../kaleyra/webhook/read';
import { webhookFixtures } from '../../../lab/webhookFixtures';

describe('a webhook call of a known shape becomes events', () => {
	it.each(webhookFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
		const { shape, received } = readPayload(fixture.payload);
		expect(shape).toBe(fixture.shape);
		expect(received.map(({ event }) => event)).toStrictEqual(fixture.events);
	});
});
