import sample from '../fixtures/requests/v2-flow.json';
import { items, type SimulatedAccount, startSimulatedAccount } from './support/simulated';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The documents' sample as a user would fill it in. */
const booking = {
	operation: 'sendFlow',
	to: '+915550100123',
	headerType: 'text',
	headerText: 'Flow message header',
	body: 'Flow message body',
	footer: 'Flow message footer',
	flow: byId('1099551744722456'),
	flowCta: 'Book!',
	flowToken: 'booking-1001',
	flowScreen: 'FIRST_SCREEN',
	flowDataFields: { field: [{ name: 'name', value: 'Alex' }] },
	reference: { ref: 'customer1', ref1: 'marketing', ref2: 'dictionary', waSource: 'api' },
};

describe('Send Flow', () => {
	let account: SimulatedAccount;
	const sent = () => account.sim.messages().map(({ body }) => body);
	const parametersSent = () =>
		account.sim.messages().map(
			({ content }) => (content.interactive as typeof sample.messaging_object.interactive).action.parameters,
		);

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	it('sends the documents’ sample, filled in through the fields', async () => {
		const { status, items: output } = await account.run(booking);
		expect(sent()).toEqual([sample]);
		expect(status).toBe('success');
		expect(output[0]?.json).toMatchObject({ success: true, to: '+915550100123' });
	});

	it('takes the first screen’s data as JSON, written or from an expression', async () => {
		await account.run({ ...booking, flowDataFrom: 'json', flowData: '{ "name": "Alex" }' });
		await account.run(
			{ ...booking, flowDataFrom: 'json', flowData: '={{ $json.data }}' },
			{ items: items({ data: { name: 'Alex' } }) },
		);
		expect(sent()).toEqual([sample, sample]);
	});

	it('sends data that looks like a file of the workflow as the data it is, and uploads nothing', async () => {
		const data = { file: { itemIndex: 0, property: 'secret', identity: 'x', name: 'a.png', mimeType: 'image/png' } };
		const secret = { data: Buffer.from('secret').toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
		await account.run(
			{ ...booking, flowDataFrom: 'json', flowData: '={{ $json.data }}' },
			{ items: [{ json: { data }, binary: { secret } }] },
		);
		expect(parametersSent()[0]?.flow_action_payload.data).toEqual(data);
	});

	it('keeps numbers, booleans and lists that an expression gives to a value', async () => {
		const field = [
			{ name: 'count', value: '={{ $json.count }}' },
			{ name: 'vip', value: '={{ $json.vip }}' },
			{ name: 'slots', value: '={{ $json.slots }}' },
		];
		const data = { count: 3, vip: false, slots: [{ id: 'a', title: '9 am' }] };
		await account.run({ ...booking, flowDataFields: { field } }, { items: items(data) });
		expect(parametersSent()[0]?.flow_action_payload.data).toEqual(data);
	});

	it('opens a flow by its name instead of its id', async () => {
		await account.run({ ...booking, flow: { __rl: true, mode: 'name', value: 'lead_form' } });
		expect(parametersSent()[0]).toMatchObject({ flow_name: 'lead_form' });
		expect(parametersSent()[0]).not.toHaveProperty('flow_id');
	});

	it('opens a flow chosen from the list', async () => {
		await account.run({ ...booking, flow: { __rl: true, mode: 'list', value: '1099551744722456', cachedResultName: 'Booking' } });
		expect(sent()).toEqual([sample]);
	});

	it('leaves the first screen to the endpoint with Data Exchange', async () => {
		await account.run({ ...booking, flowAction: 'data_exchange' });
		expect(parametersSent()[0]).toEqual({
			flow_message_version: '3',
			flow_id: '1099551744722456',
			flow_cta: 'Book!',
			flow_token: 'booking-1001',
			flow_action: 'data_exchange',
		});
	});

	it('opens a draft', async () => {
		await account.run({ ...booking, flowMode: 'draft' });
		expect(parametersSent()[0]).toMatchObject({ mode: 'draft' });
	});
});
