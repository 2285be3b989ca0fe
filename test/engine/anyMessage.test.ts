import fc from 'fast-check';
import { goodText, wildText } from './support/arbitrary';
import { fromItem } from './support/fromItem';
import { type SimulatedAccount, startSimulatedAccount } from './support/simulated';

jest.setTimeout(120_000);

/** How texts are drawn, so that one description of a message serves for good and for wild ones. */
type Draw = (max: number) => fc.Arbitrary<string>;

const optional = (text: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), text);

const common = (draw: Draw, body: number) => ({
	headerText: draw(60),
	body: draw(body),
	footer: optional(draw(60)),
});

const row = (draw: Draw) =>
	fc.record({ title: draw(24), description: optional(draw(72)), id: fc.constant('') });

const section = (draw: Draw, rows: number) =>
	fc.record({
		title: draw(24),
		rows: fc.record({ row: fc.array(row(draw), { minLength: 1, maxLength: rows }) }),
	});

const lists = (draw: Draw, buttonText: fc.Arbitrary<string>, sections: number, rows: number) =>
	fc.record({
		...common(draw, 4096),
		buttonText,
		sections: fc.record({ section: fc.array(section(draw, rows), { minLength: 1, maxLength: sections }) }),
	});

const button = (draw: Draw) => fc.record({ title: draw(20), id: fc.oneof(fc.constant(''), draw(256)) });

/** Three at most: the editor refuses a fourth before the node runs. */
const buttons = (draw: Draw) =>
	fc.record({
		...common(draw, 1024),
		buttons: fc.record({ button: fc.array(button(draw), { minLength: 1, maxLength: 3 }) }),
	});

const distinctButtons = (draw: Draw) =>
	fc.record({
		...common(draw, 1024),
		buttons: fc.record({
			button: fc
				.uniqueArray(draw(20), { minLength: 1, maxLength: 3 })
				.map((titles) => titles.map((title) => ({ title, id: '' }))),
		}),
	});

const withoutEmoji = (text: string) => !/\p{Extended_Pictographic}/u.test(text);

const flows = (draw: Draw, cta: fc.Arbitrary<string>) =>
	fc.record({
		...common(draw, 1024),
		flowCta: cta,
		flowToken: optional(draw(200)),
		flowScreen: draw(40),
		flowDataFields: fc.record({
			field: fc.array(fc.record({ name: draw(20), value: draw(40) }), { maxLength: 3 }),
		}),
	});

describe('any message', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterAll(() => account.sim.close());

	async function send(fixed: object, texts: object) {
		account.sim.reset();
		const { parameters, items } = fromItem(texts);
		const run = await account.run(
			{ headerType: 'text', ...fixed, ...parameters },
			{ items, onError: 'continueRegularOutput' },
		);
		const { requests, accepted, refused } = account.sim.stats();
		return { output: run.items, requests, accepted, refused };
	}

	const flow = { operation: 'sendFlow', flow: { __rl: true, mode: 'id', value: '1099551744722456' } };
	const wild: Array<[string, object, fc.Arbitrary<object>]> = [
		['a list', { operation: 'sendList' }, lists(wildText, wildText(20), 4, 4)],
		['reply buttons', { operation: 'sendButtons' }, buttons(wildText)],
		['a flow', flow, flows(wildText, wildText(20))],
	];
	const good: typeof wild = [
		['a list', { operation: 'sendList' }, lists(goodText, goodText(20).filter(withoutEmoji), 3, 3)],
		['reply buttons', { operation: 'sendButtons' }, distinctButtons(goodText)],
		['a flow', flow, flows(goodText, goodText(20).filter(withoutEmoji))],
	];

	it.each(wild)('%s is either sent and accepted, or refused with what to do and never sent', async (_, fixed, texts) => {
		let sent = 0;
		await fc.assert(
			fc.asyncProperty(texts, async (message) => {
				const { output, requests, accepted, refused } = await send(fixed, message);
				expect(refused).toEqual({});
				expect(output).toHaveLength(1);
				expect(output[0]?.pairedItem).toEqual({ item: 0 });
				const { success, error, details } = output[0]?.json as {
					success?: boolean;
					error?: string;
					details?: { violations: Array<{ field: string; problem: string; fix: string }> };
				};
				expect({ requests, accepted }).toEqual(success === true ? { requests: 1, accepted: 1 } : { requests: 0, accepted: 0 });
				sent += accepted;
				if (success === true) return;
				expect(error).not.toBe('');
				for (const { field, problem, fix } of details?.violations ?? [{ field: '', problem: '', fix: '' }]) {
					expect([field, problem, fix].filter((text) => text === '')).toEqual([]);
				}
			}),
			{ numRuns: 100, seed: 7 },
		);
		expect(sent).toBeGreaterThan(0);
		expect(sent).toBeLessThan(100);
	});

	it.each(good)('%s within the limits is sent', async (_, fixed, texts) => {
		await fc.assert(
			fc.asyncProperty(texts, async (message) => {
				const { output, accepted } = await send(fixed, message);
				expect(output[0]?.json).toMatchObject({ success: true });
				expect(accepted).toBe(1);
			}),
			{ numRuns: 60, seed: 7 },
		);
	});
});
