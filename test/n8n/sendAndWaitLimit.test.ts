import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, usedBy } from '../support/account';
import { layerServers } from '../support/layerServers';
import { jsonOf, N8nClient, type Workflow } from '../support/n8nClient';
import { askNode, CUSTOMER, sentId, startAsking, startTrigger } from '../support/questions';
import { chain, node } from '../support/workflow';

/** n8n looks for waiting executions once a minute. */
const LOOK_MS = 90_000;

let client: N8nClient;
let simulator: Simulator;
let trigger: Workflow;

afterAll(async () => {
	await client.deactivate(trigger);
	await simulator.close();
});

test('when the time limit ends, the item says that nothing came back, even after an earlier answer; a later tap is late', async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	const credential = await client.createCredential('Time limit', 'kaleyraApi', accountData(simulator));
	trigger = await startTrigger(client, simulator, credential);
	const limit = { limitWaitTime: { values: { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' } } };
	const first = { ...askNode(credential, simulator), name: 'First' };
	const second = { ...askNode(credential, simulator, { options: limit }), ...usedBy(credential), name: 'Second' };
	const isApproved = { id: '1', leftValue: '={{ $json.data.approved }}', operator: { type: 'boolean', operation: 'true', singleValue: true } };
	const conditions = { options: { version: 2 }, combinator: 'and', conditions: [isApproved] };
	const branch = node('Approved?', 'n8n-nodes-base.if', { conditions, looseTypeValidation: true }, { typeVersion: 2.2 });
	const workflow = await client.createWorkflow(
		chain('Asks twice', node('Start', 'n8n-nodes-base.manualTrigger'), first, second, branch),
	);

	const { id } = await startAsking(client, workflow);
	const [one] = await simulator.waitForMessages({ to: CUSTOMER });
	if (one) await simulator.act({ button: sentId(one, 'approve') });
	const [, two] = await simulator.waitForMessages({ to: CUSTOMER, count: 2 });

	const end = await client.waitForExecution(id, ['success', 'error'], LOOK_MS);
	expect(end.status).toBe('success');
	expect(jsonOf(end, 'First')).toMatchObject([{ data: { answered: true, approved: true } }]);
	const unanswered = { data: { answered: false, askedNumber: CUSTOMER, messageId: two?.messageId, askedAt: expect.any(String) } };
	expect(jsonOf(end, 'Second')).toEqual([unanswered]);
	expect(jsonOf(end, 'Approved?', 0)).toEqual([]);
	expect(jsonOf(end, 'Approved?', 1)).toEqual([unanswered]);

	if (two) await simulator.act({ button: sentId(two, 'approve'), messageId: two.messageId });
	expect(jsonOf(await client.waitForNewExecution(trigger), 'Next')).toMatchObject([{ late: true, reply: { id: 'approve' } }]);
});
