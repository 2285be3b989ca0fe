import axios from 'axios';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, usedBy } from '../support/account';
import { layerServers } from '../support/layerServers';
import { jsonOf, N8nClient, type Credential, type Workflow } from '../support/n8nClient';
import { chain, node } from '../support/workflow';

const SECRET = 'fake-webhook-secret';
const CUSTOMER = '+15550100123';

let client: N8nClient;
let simulator: Simulator;
let credential: Credential;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	const data = accountData(simulator, { webhookSecret: SECRET });
	credential = await client.createCredential('Round trip', 'kaleyraApi', data);
});

afterAll(() => simulator.close());

/** A number of the account whose API is v2. */
const business = () => `+${String(simulator.account.numbers[0]?.number)}`;

const shippingList = () => ({
	from: { __rl: true, mode: 'number', value: business() },
	to: CUSTOMER,
	headerType: 'text',
	headerText: 'Choose Shipping Option',
	body: 'Which shipping option do you prefer?',
	footer: 'Green Leaf Store',
	buttonText: 'Shipping Options',
	sections: {
		section: [
			{
				title: 'I want it ASAP!',
				rows: { row: [{ id: 'priority_express', title: 'Priority Mail Express', description: 'Next Day to 2 Days' }] },
			},
			{
				title: 'I can wait a bit',
				rows: { row: [{ id: 'mail', title: 'First-Class Mail', description: '2-5 Days' }] },
			},
		],
	},
	reference: { ref: 'order-1001' },
});

describe('the credential', () => {
	const test_ = (change: object) =>
		client.testCredential(credential, { ...accountData(simulator), ...change });

	test('is tested with success', async () => {
		expect(await test_({})).toMatchObject({ status: 'OK' });
	});

	test.each([
		['key', { apiKey: 'another-key' }],
		['SID', { sid: 'HXAP00XXXXXX00IN' }],
	])('with a wrong %s is refused as RBC001, with what to do', async (_, change) => {
		const { status, message } = await test_(change);
		expect(status).toBe('Error');
		expect(message).toContain('RBC001');
	});

	test('with a wrong host is refused for another reason', async () => {
		const { status, message } = await test_({ baseUrl: 'http://127.0.0.1:1' });
		expect(status).toBe('Error');
		expect(message).not.toContain('RBC001');
		expect(message).not.toBe('');
	});
});

describe('a workflow that sends a list', () => {
	test('puts exactly the documented JSON on the wire, and out comes the message id', async () => {
		const workflow = await client.createWorkflow(
			chain(
				'Send a list',
				node('Start', 'n8n-nodes-base.manualTrigger'),
				node('Send List', 'n8n-nodes-kaleyra.kaleyra', { operation: 'sendList', ...shippingList() }, usedBy(credential)),
			),
		);
		const execution = await client.runToEnd(workflow, 'Start');
		expect(execution.status).toBe('success');

		const [message, ...others] = simulator.messages();
		expect(others).toEqual([]);
		expect(decodeURIComponent(message?.path ?? '')).toBe(
			`/v2/${simulator.account.sid}/whatsapp/${business()}/messages`,
		);
		expect(message?.body).toEqual({
			messaging_object: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: CUSTOMER,
				type: 'interactive',
				interactive: {
					type: 'list',
					header: { type: 'text', text: 'Choose Shipping Option' },
					body: { text: 'Which shipping option do you prefer?' },
					footer: { text: 'Green Leaf Store' },
					action: {
						button: 'Shipping Options',
						sections: [
							{
								title: 'I want it ASAP!',
								rows: [{ id: 'priority_express', title: 'Priority Mail Express', description: 'Next Day to 2 Days' }],
							},
							{
								title: 'I can wait a bit',
								rows: [{ id: 'mail', title: 'First-Class Mail', description: '2-5 Days' }],
							},
						],
					},
				},
			},
			extra_info: { ref: 'order-1001' },
		});
		expect(jsonOf(execution, 'Send List')).toEqual([
			expect.objectContaining({ success: true, messageId: message?.messageId, to: CUSTOMER, from: business() }),
		]);
	});
});

describe('a workflow that waits for the tap', () => {
	let workflow: Workflow;
	let url: string;

	beforeAll(async () => {
		const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', {}, {
			...usedBy(credential),
			webhookId: 'round-trip',
		});
		const next = node(
			'Next',
			'n8n-nodes-base.set',
			{ assignments: { assignments: [{ id: '1', name: 'chosen', value: '={{ $json.reply.id }}', type: 'string' }] } },
			{ typeVersion: 3.4 },
		);
		workflow = await client.createWorkflow(chain('React to a tap', trigger, next));
		await client.activate(workflow);
		url = await client.webhookUrl(trigger);
	});

	afterAll(() => client.deactivate(workflow));

	test('runs with the row that was tapped on the phone', async () => {
		simulator.setIncoming({ url, headers: { authorization: `Bearer ${SECRET}` } });
		await simulator.waitForMessages({ to: CUSTOMER, kind: 'list' });

		const { message, deliveries } = await simulator.act({ from: CUSTOMER, row: 'mail' });
		expect(deliveries.map(({ status }) => status)).toEqual([200]);

		const execution = await client.waitForNewExecution(workflow);
		expect(execution).toMatchObject({ status: 'success', mode: 'webhook' });
		expect(jsonOf(execution, 'Kaleyra Trigger')).toEqual([
			expect.objectContaining({
				event: 'listReply',
				messageId: message.wamid,
				from: '15550100123',
				reply: { id: 'mail', title: 'First-Class Mail', description: '2-5 Days' },
			}),
		]);
		expect(jsonOf(execution, 'Next')).toEqual([{ chosen: 'mail' }]);
	});

	test.each([
		['a wrong secret', { authorization: 'Bearer something-else' }],
		['no secret', {}],
	])('answers a caller with %s with 401 and starts nothing', async (_, headers) => {
		const before = await client.executionsOf(workflow);
		const [delivery] = simulator.deliveries().filter(({ status }) => status === 200);
		const answer = await axios.post(url, delivery?.body, {
			proxy: false,
			headers: { 'content-type': 'application/json', ...headers },
			validateStatus: () => true,
		});
		expect(answer.status).toBe(401);
		expect(await client.executionsOf(workflow)).toEqual(before);
	});
});
