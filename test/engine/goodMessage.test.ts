import fc from 'fast-check';
import { goodText } from './support/arbitrary';
import { fromItem } from './support/fromItem';
import { type SimulatedAccount, startSimulatedAccount } from './support/simulated';

const optional = (text: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), text);

const withoutEmoji = (text: string) => !/\p{Extended_Pictographic}/u.test(text);

const common = (body: number) => ({
	headerText: goodText(60),
	body: goodText(body),
	footer: optional(goodText(60)),
});

const row = fc.record({ title: goodText(24), description: optional(goodText(72)), id: fc.constant('') });

const section = fc.record({
	title: goodText(24),
	rows: fc.record({ row: fc.array(row, { minLength: 1, maxLength: 3 }) }),
});

const list = fc.record({
	...common(4096),
	buttonText: goodText(20).filter(withoutEmoji),
	sections: fc.record({ section: fc.array(section, { minLength: 1, maxLength: 3 }) }),
});

const buttons = fc.record({
	...common(1024),
	buttons: fc.record({
		button: fc
			.uniqueArray(goodText(20), { minLength: 1, maxLength: 3 })
			.map((titles) => titles.map((title) => ({ title, id: '' }))),
	}),
});

const flow = fc.record({
	...common(1024),
	flowCta: goodText(20).filter(withoutEmoji),
	flowToken: optional(goodText(200)),
	flowScreen: goodText(40),
	flowDataFields: fc.record({
		field: fc.array(fc.record({ name: goodText(20), value: goodText(40) }), { maxLength: 3 }),
	}),
});

describe('any message within the limits', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterAll(() => account.sim.close());

	const messages: Array<[string, object, fc.Arbitrary<object>]> = [
		['a list', { operation: 'sendList' }, list],
		['reply buttons', { operation: 'sendButtons' }, buttons],
		['a flow', { operation: 'sendFlow', flow: { __rl: true, mode: 'id', value: '1099551744722456' } }, flow],
	];

	it.each(messages)('%s is sent', async (_, fixed, texts) => {
		await fc.assert(
			fc.asyncProperty(texts, async (message) => {
				account.sim.reset();
				const { parameters, items } = fromItem(message);
				const run = await account.run({ headerType: 'text', ...fixed, ...parameters }, { items, onError: 'continueRegularOutput' });
				expect(run.items[0]?.json).toMatchObject({ success: true });
				expect(account.sim.stats().accepted).toBe(1);
			}),
			{ numRuns: 60, seed: 7 },
		);
	});
});
