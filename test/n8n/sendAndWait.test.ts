import type { INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData } from '../support/account';
import { layerServers } from '../support/layerServers';
import { jsonOf, N8nClient, type Credential, type Workflow } from '../support/n8nClient';
import { askNode, askWorkflow, sentId, startAsking, startTrigger } from '../support/questions';

let client: N8nClient;
let simulator: Simulator;
let credential: Credential;
let trigger: Workflow;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	credential = await client.createCredential('Send and wait', 'kaleyraApi', accountData(simulator));
	trigger = await startTrigger(client, simulator, credential);
});

beforeEach(() => simulator.reset());

afterAll(async () => {
	await client.deactivate(trigger);
	await simulator.close();
});

/** Asks, and returns the sleeping execution with the message on the phone. */
async function ask(parameters: INodeParameters = {}) {
	const workflow = await askWorkflow(client, askNode(credential, simulator, parameters));
	const execution = await startAsking(client, workflow);
	const message = simulator.messages().at(-1);
	if (!message) throw new Error('No message arrived');
	return { workflow, execution, message };
}

const ended = (id: string) => client.waitForExecution(id, ['success', 'error'], 15_000);

describe('the answer', () => {
	test.each([
		['approve', true, 'Yes, ship it'],
		['decline', false, 'No'],
	])('to an approval, %s, says approved: %s', async (id, approved, title) => {
		const { execution, message } = await ask({
			approvalOptions: { values: { approvalType: 'double', approveLabel: 'Yes, ship it', disapproveLabel: 'No' } },
		});
		const { deliveries, message: tap } = await simulator.act({ button: sentId(message, id), profileName: 'Maya' });
		expect(deliveries.map(({ status }) => status)).toEqual([200]);

		const end = await ended(execution.id);
		expect(jsonOf(end, 'After')).toEqual([
			{
				data: {
					answered: true,
					approved,
					reply: { id, title },
					from: '15550100123',
					profileName: 'Maya',
					messageId: tap.wamid,
					respondedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				},
			},
		]);
	});

	test('to a list is the tapped row with its own id and description', async () => {
		const { execution, message } = await ask({
			responseType: 'list',
			buttonText: 'Choose a slot',
			sections: {
				section: [{ rows: { row: [{ id: 'monday 9:00', title: 'Monday', description: 'at 9' }, { title: 'Tuesday' }] } }],
			},
		});
		await simulator.act({ row: sentId(message, 'monday 9:00') });
		expect(jsonOf(await ended(execution.id), 'After')).toMatchObject([
			{ data: { answered: true, reply: { id: 'monday 9:00', title: 'Monday', description: 'at 9' } } },
		]);
	});

	test('to a flow is what was filled in, with the user’s own token', async () => {
		const { execution } = await ask({
			responseType: 'flow',
			flow: { __rl: true, mode: 'id', value: '1099551744722456' },
			flowCta: 'Leave your details',
			flowToken: 'lead 4711',
		});
		await simulator.act({ flow: { name: 'Ada', email: 'ada@example.com' } });
		const [{ data } = {}] = jsonOf(await ended(execution.id), 'After');
		expect(data).toMatchObject({ answered: true, flow: { token: 'lead 4711', response: { name: 'Ada', email: 'ada@example.com' } } });
		expect(data).not.toHaveProperty('approved');
	});

	test('starts no execution of the trigger’s workflow', async () => {
		const before = await client.executionsOf(trigger);
		const { execution, message } = await ask();
		await simulator.act({ button: sentId(message, 'approve') });
		await ended(execution.id);
		expect(await client.executionsOf(trigger)).toEqual(before);
	});
});
