import sample from '../fixtures/requests/v2-list.json';
import { items, type SimulatedAccount, startSimulatedAccount } from './support/simulated';

const row = (title: string, description = '', id = '') => ({ title, description, id });

/** The documents' sample as a user would fill it in. */
const shippingOptions = {
	operation: 'sendList',
	to: '+915550100123',
	headerType: 'text',
	headerText: 'Shipping Options',
	body: 'Choose your shipping option',
	footer: 'Trendy apparel: your ultimate style choices',
	buttonText: 'Shipping Options',
	sections: {
		section: [
			{
				title: 'I want it pretty quick!',
				rows: {
					row: [row('Quick Mail Express', 'Next 2 days', 'priority_express'), row('Priority Mail', '2–3 Days')],
				},
			},
			{
				title: 'I am not in a hurry',
				rows: { row: [row('ups ground advantage', '4–5 Days'), row('Media Mail', '4–8 Days')] },
			},
		],
	},
	reference: { ref: 'customer1', ref1: 'marketing', ref2: 'dictionary', waSource: 'api' },
};

describe('Send List', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it('sends the documents’ sample, filled in through the fields', async () => {
		const { status, items: output } = await account.run(shippingOptions);
		const [sent] = account.sim.messages();
		expect(sent?.body).toEqual(sample);
		expect(status).toBe('success');
		expect(output.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{
				json: {
					success: true,
					messageId: sent?.messageId,
					to: '+915550100123',
					from: '+15550100001',
					status: 'accepted',
					code: 'WA202',
					message: expect.any(String),
					apiVersion: 'v2',
					reference: shippingOptions.reference,
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('sends the same list given as JSON', async () => {
		await account.run({
			...shippingOptions,
			listFrom: 'json',
			sectionsJson: JSON.stringify(sample.messaging_object.interactive.action.sections),
		});
		expect(account.sim.messages()[0]?.body).toEqual(sample);
	});

	it('takes the JSON from an expression that gives an array', async () => {
		const { sections } = sample.messaging_object.interactive.action;
		await account.run(
			{ ...shippingOptions, listFrom: 'json', sectionsJson: '={{ $json.sections }}' },
			{ items: items({ sections }) },
		);
		expect(account.sim.messages()[0]?.body).toEqual(sample);
	});

	it('builds the same list from the incoming items', async () => {
		const { sections } = sample.messaging_object.interactive.action;
		const rows = sections.flatMap((section) => section.rows.map((entry) => ({ ...entry, section: section.title })));
		const { items: output } = await account.run(
			{ ...shippingOptions, listFrom: 'items' },
			{ items: items(...rows) },
		);
		expect(account.sim.messages().map(({ body }) => body)).toEqual([sample]);
		expect(output[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }]);
	});
});
