import { startAnswering } from '../support/answering';
import { byNumber, items, type SimulatedAccount, startSimulatedAccount } from '../support/simulated';

describe('Phone Number', () => {
	let account: SimulatedAccount;
	let withLists: object;
	const run = (operation: string, parameters: object = {}, more: object = {}) =>
		account.run({ resource: 'phoneNumber', operation, ...parameters }, { credentials: withLists, ...more });

	beforeAll(async () => {
		account = await startSimulatedAccount();
		withLists = { ...account.credentials, wabaId: account.sim.account.wabaId };
	});
	afterAll(() => account.sim.close());

	const simple = {
		phoneNumber: '+15550100001',
		id: expect.any(String),
		verifiedName: 'Green Leaf Store',
		nameStatus: 'APPROVED',
		status: 'CONNECTED',
		qualityRating: 'GREEN',
		messagingLimit: 'TIER_10K',
		throughput: 'STANDARD',
	};

	it('lists the numbers of the account', async () => {
		const { items: output } = await run('getMany');
		expect(output).toHaveLength(3);
		expect(output[0]).toEqual({ json: simple, pairedItem: { item: 0 } });
		expect((await run('getMany', { limit: 2 })).items).toHaveLength(2);
	});

	it('tells state, quality and limits of one number', async () => {
		const { items: output } = await run('get', { phoneNumber: byNumber('+1 555 010 0001') });
		expect(output[0]?.json).toEqual({ ...simple, canSendMessage: 'AVAILABLE' });
	});

	it('needs no WABA ID for one number, and asks V1 for its own numbers', async () => {
		const credentials = { ...account.credentials, apiVersion: 'v1' };
		const { items: output } = await run('get', { phoneNumber: byNumber('+15550100002') }, { credentials });
		expect(output[0]?.json).toMatchObject({ phoneNumber: '+15550100002', verifiedName: 'Green Leaf Service' });
	});

	it('returns what Kaleyra says when Simplify is off', async () => {
		const { items: output } = await run('get', { phoneNumber: byNumber('+15550100001'), simplify: false });
		expect(output[0]?.json).toMatchObject({ display_phone_number: '+15550100001', health_status: { can_send_message: 'AVAILABLE' } });
	});

	it('looks up each item’s own number; one that is none does not stop the others', async () => {
		const { items: output, errorItems } = await run(
			'get',
			{ phoneNumber: byNumber('={{ $json.number }}') },
			{ items: items({ number: 'none' }, { number: '+15550100001' }, { number: '+15550100999' }), onError: 'continueErrorOutput' },
		);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(errorItems.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[expect.stringContaining('Phone Number "none"'), { item: 0 }],
			['The business number in From does not belong to this Kaleyra account', { item: 2 }],
		]);
	});

	it.each([
		['refuses inside a success', { code: 'X1', data: [], error: { phone_number: 'is unknown' } }, 'X1', 'Kaleyra refused the request: phone_number: is unknown'],
		['answers without a record', { code: 'WA200', data: [] }, 'NO_DETAILS', 'Kaleyra’s answer holds no details of this number'],
	])('says so when Kaleyra %s', async (_, body, code, says) => {
		const host = await startAnswering(200, body);
		const { items: output } = await run(
			'get',
			{ phoneNumber: byNumber('+15550100001') },
			{ credentials: { ...account.credentials, baseUrl: host.url }, onError: 'continueRegularOutput' },
		);
		host.close();
		expect(output[0]?.json).toMatchObject({ error: says, details: { code, mayHaveBeenSent: false } });
	});

	it('says on V3 that there is nothing to ask', async () => {
		const credentials = { apiVersion: 'v3', baseUrl: account.sim.url, accessToken: 'fake-access-token-for-tests' };
		expect((await run('get', { phoneNumber: byNumber('+15550100003') }, { credentials })).error?.message).toBe(
			'API V3 gives no details of business numbers',
		);
		expect((await run('getMany', {}, { credentials })).error?.message).toBe('API V3 offers no list of business numbers');
	});
});
