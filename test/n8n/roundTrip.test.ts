import { accountData, fromNumber, usedBy } from '../../lab/account';
import { callWithJson } from '../../lab/deliver';
import { jsonOf, type Workflow } from '../../lab/n8nClient';
import { CUSTOMER, incomingUrl, startTrigger } from '../../lab/questions';
import { useStage } from '../../lab/stage';
import { chain, node } from '../../lab/workflow';

const SECRET = 'fake-webhook-secret';

const stage = useStage('Round trip', { webhookSecret: SECRET });

const shippingList = () => ({
	from: fromNumber(stage.simulator),
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
	const testWith = (change: object) =>
		stage.client.testCredential(stage.credential, { ...accountData(stage.simulator), ...change });

	test('is tested with success', async () => {
		expect(await testWith({})).toMatchObject({ status: 'OK' });
	});

	test.each([
		['key', { apiKey: 'another-key' }],
		['SID', { sid: 'HXAP00XXXXXX00IN' }],
	])('with a wrong %s is refused as RBC001, with what to do', async (_, change) => {
		const { status, message } = await testWith(change);
		expect(status).toBe('Error');
		expect(message).toContain('RBC001');
	});

	test('with a wrong host is refused for another reason', async () => {
		const { status, message } = await testWith({ baseUrl: 'http://127.0.0.1:1' });
		expect(status).toBe('Error');
		expect(message).not.toContain('RBC001');
		expect(message).not.toBe('');
	});
});

describe('a workflow that sends a list', () => {
	test('puts exactly the documented JSON on the wire, and out comes the message id', async () => {
		const workflow = await stage.client.createWorkflow(
			chain(
				'Send a list',
				node('Start', 'n8n-nodes-base.manualTrigger'),
				node('Send List', 'n8n-nodes-kaleyra.kaleyra', { operation: 'sendList', ...shippingList() }, usedBy(stage.credential)),
			),
		);
		const execution = await stage.client.runToEnd(workflow, 'Start');
		expect(execution.status).toBe('success');

		const [message, ...others] = stage.simulator.messages();
		const { value: from } = fromNumber(stage.simulator);
		expect(others).toEqual([]);
		expect(decodeURIComponent(message?.path ?? '')).toBe(`/v2/${stage.simulator.account.sid}/whatsapp/${from}/messages`);
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
			expect.objectContaining({ success: true, messageId: message?.messageId, to: CUSTOMER, from }),
		]);
	});
});

describe('a workflow that waits for the tap', () => {
	let workflow: Workflow;
	let url: string;

	beforeAll(async () => {
		workflow = await startTrigger(stage);
		url = incomingUrl(stage.simulator);
	});

	afterAll(() => stage.client.deactivate(workflow));

	test('runs with the row that was tapped on the phone', async () => {
		stage.simulator.setIncoming({ url, headers: { authorization: `Bearer ${SECRET}` } });
		await stage.simulator.waitForMessages({ to: CUSTOMER, kind: 'list' });

		const { message, deliveries } = await stage.simulator.act({ from: CUSTOMER, row: 'mail' });
		expect(deliveries.map(({ status }) => status)).toEqual([200]);

		const execution = await stage.client.waitForNewExecution(workflow);
		expect(execution).toMatchObject({ status: 'success', mode: 'webhook' });
		expect(jsonOf(execution, 'Next')).toEqual([
			expect.objectContaining({
				event: 'listReply',
				messageId: message.wamid,
				from: '15550100123',
				reply: { id: 'mail', title: 'First-Class Mail', description: '2-5 Days' },
			}),
		]);
	});

	test.each([
		['a wrong secret', 'wamid.wrong', { authorization: 'Bearer something-else' }],
		['no secret', 'wamid.none', {}],
	])('answers a caller with %s with 401 and starts nothing', async (_, id, headers) => {
		const before = await stage.client.executionsOf(workflow);
		const reply = { id: 'mail', title: 'First-Class Mail' };
		const messages = [{ from: '15550100123', id, type: 'interactive', interactive: { type: 'list_reply', list_reply: reply } }];
		expect((await callWithJson(url, { messages }, headers)).status).toBe(401);
		expect(await stage.client.executionsOf(workflow)).toEqual(before);

		// The very call starts it with the secret.
		await callWithJson(url, { messages }, { authorization: `Bearer ${SECRET}` });
		const known = before.map((execution) => execution.id);
		expect(jsonOf(await stage.client.waitForNewExecution(workflow, known), 'Next')).toMatchObject([{ messageId: id }]);
	});
});
