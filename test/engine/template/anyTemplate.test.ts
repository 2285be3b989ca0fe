import fc from 'fast-check';
import { readTemplate } from '../../../kaleyra/template/definition';
import { variablesOf, type TemplateVariable } from '../../../kaleyra/template/variables';
import { SAMPLE_TEMPLATES } from '../../../simulator/samples/templates';
import { type SimulatedAccount, startSimulatedAccount } from '../support/simulated';

const ITEMS = 25;

const wild = fc.oneof(
	fc.string(),
	fc.string({ unit: 'binary' }),
	fc.constantFrom('', ' ', 'a\nb', 'a     b', '{{1}}', '"', 'x'.repeat(16), 'x'.repeat(1025), 'https://', '[]', '{}', '[{}]', '{'),
	fc.integer(),
	fc.boolean(),
);
const good: Record<TemplateVariable['type'], fc.Arbitrary<unknown>> = {
	text: fc.oneof(fc.constantFrom('Alex', '20 %', '🎉', 'ä', '12.5'), fc.integer({ min: 1, max: 90 })),
	date: fc.date({ min: new Date('2026-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
	json: fc.constantFrom('[{"title":"Teas","product_items":[{"product_retailer_id":"tea-green"}]}]', '{"visit":"1"}'),
};

const templates = SAMPLE_TEMPLATES.filter(({ name, status }) => status === 'APPROVED' && !/newsletter_(?!01)/.test(name));

describe('whatever fills a template', () => {
	let account: SimulatedAccount;
	let withLists: object;

	beforeAll(async () => {
		account = await startSimulatedAccount({ keep: 5000 });
		withLists = { ...account.credentials, wabaId: account.sim.account.wabaId };
	});
	afterAll(() => account.sim.close());

	it.each(templates.map((template) => [`${template.name} (${template.language})`, template]))(
		'%s is either sent and accepted, or refused by the node and never sent',
		async (_, sample) => {
			const template = readTemplate({ ...sample });
			const variables = template ? variablesOf(template) : [];
			const values = fc.record(
				Object.fromEntries(
					variables.map(({ id, type }) => [id, fc.oneof({ weight: 9, arbitrary: good[type] }, { weight: 1, arbitrary: wild })]),
				),
			);
			let sent = 0;
			await fc.assert(
				fc.asyncProperty(fc.array(values, { minLength: ITEMS, maxLength: ITEMS }), async (all) => {
					account.sim.reset();
					const { items } = await account.run(
						{
							resource: 'template',
							operation: 'send',
							template: { __rl: true, mode: 'list', value: `${sample.name}|${sample.language}` },
							variables: {
								mappingMode: 'defineBelow',
								value: Object.fromEntries(variables.map(({ id }) => [id, `={{ $json.values["${id}"] }}`])),
								schema: [],
								matchingColumns: [],
							},
							options: { messagesPerSecond: 0 },
						},
						{
							credentials: withLists,
							items: all.map((filled) => ({ json: { values: filled } })) as never,
							onError: 'continueRegularOutput',
						},
					);
					const accepted = items.filter(({ json }) => json.success === true);
					const refusedByApi = items.filter(({ json }) => json.error && (json.details as { code: string }).code !== 'INVALID_MESSAGE');
					expect(refusedByApi.map(({ json }) => json.message)).toEqual([]);
					expect(items).toHaveLength(ITEMS);
					expect(account.sim.messages()).toHaveLength(accepted.length);
					expect(account.sim.stats().refused).toEqual({});
					sent += accepted.length;
				}),
				{ numRuns: 3, seed: 7, endOnFailure: true },
			);
			expect(sent).toBeGreaterThan(0);
		},
	);
});
