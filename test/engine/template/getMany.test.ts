import { type SimulatedAccount, startSimulatedAccount } from '../support/simulated';

describe('Get Many (template)', () => {
	let account: SimulatedAccount;
	let withLists: object;
	const getMany = (parameters: object = {}, more: object = {}) =>
		account.run({ resource: 'template', operation: 'getMany', ...parameters }, { credentials: withLists, ...more });
	const names = async (filters: object) =>
		(await getMany({ returnAll: true, filters })).items.map(({ json }) => `${String(json.name)} ${String(json.language)}`);

	beforeAll(async () => {
		account = await startSimulatedAccount();
		withLists = { ...account.credentials, wabaId: account.sim.account.wabaId };
	});
	afterAll(() => account.sim.close());

	it('tells what a template says and leaves open', async () => {
		const { items: output } = await getMany({ filters: { name: 'order_conf', language: 'en' } });
		expect(output).toEqual([
			{
				json: {
					name: 'order_confirmation',
					language: 'en',
					status: 'APPROVED',
					category: 'UTILITY',
					text: 'Order {{1}}\n\nHi {{1}}, thank you! *{{2}}* is on its way and arrives on {{3}}.\n\nReply at any time\n\n[Track order] [Change address]',
					variables: [
						{ id: 'header:text:1', label: 'Header {{1}}', required: true },
						{ id: 'body:1', label: 'Body {{1}}', required: true },
						{ id: 'body:2', label: 'Body {{2}}', required: true },
						{ id: 'body:3', label: 'Body {{3}}', required: true },
						{ id: 'button:0:payload', label: 'Payload of “Track order”', required: false },
						{ id: 'button:1:payload', label: 'Payload of “Change address”', required: false },
					],
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('returns up to the limit, 50 unless told otherwise, or all', async () => {
		const all = (await getMany({ returnAll: true })).items.length;
		expect(all).toBeGreaterThan(40);
		expect((await getMany({ limit: 3 })).items).toHaveLength(3);
		expect((await getMany()).items).toHaveLength(Math.min(50, all));
	});

	it.each([
		[{ status: 'PENDING' }, ['price_list_draft en']],
		[{ category: 'AUTHENTICATION' }, ['login_code en']],
		[{ name: 'Order' }, ['order_confirmation en', 'order_confirmation de']],
		[{ name: 'order', language: 'de' }, ['order_confirmation de']],
		[{ name: 'no such template' }, []],
	])('filters by %j', async (filters, expected) => {
		expect(await names(filters)).toEqual(expected);
	});

	it('returns what Kaleyra says when Simplify is off', async () => {
		const { items: output } = await getMany({ limit: 1, simplify: false });
		expect(output[0]?.json).toMatchObject({ id: expect.any(String), components: expect.any(Array) });
	});

	it('says what is missing when the credential has no WABA ID', async () => {
		const { error } = await getMany({}, { credentials: account.credentials });
		expect(error).toMatchObject({
			message: 'The list of templates needs the WhatsApp Business Account ID, which the credential does not have',
			description: expect.stringContaining('Enter the ID in the Kaleyra credential'),
		});
	});

	it('gives a refusal as an error item, paired, when the node continues', async () => {
		const { errorItems } = await getMany(
			{},
			{
				credentials: { ...withLists, apiKey: 'wrong' },
				items: [{ json: {} }, { json: {} }],
				onError: 'continueErrorOutput',
			},
		);
		expect(errorItems).toEqual(
			[0, 1].map((item) =>
				expect.objectContaining({
					json: {
						error: 'Kaleyra does not accept the SID or the API key',
						message: expect.any(String),
						details: { code: 'RBC001', httpCode: 401, retryable: false, mayHaveBeenSent: false },
					},
					pairedItem: { item },
				}),
			),
		);
	});
});
