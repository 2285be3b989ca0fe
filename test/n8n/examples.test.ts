import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData } from '../support/account';
import { examples } from '../support/examples';
import { layerServers } from '../support/layerServers';
import { jsonOf, N8nClient, type Workflow } from '../support/n8nClient';

let client: N8nClient;
let simulator: Simulator;
const workflows = new Map<string, Workflow>();

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	const credential = await client.createCredential('Examples', 'kaleyraApi', accountData(simulator));
	for (const example of examples(credential)) workflows.set(example.name, await client.createWorkflow(example));
});

afterAll(() => simulator.close());

function example(name: string): Workflow {
	const workflow = workflows.get(name);
	if (!workflow) throw new Error(`There is no example "${name}"`);
	return workflow;
}

test('"Send shipping options" puts its list on the phone, and "React to the chosen shipping option" gets the tap', async () => {
	const react = example('React to the chosen shipping option');
	await client.activate(react);
	const trigger = react.nodes.find(({ name }) => name === 'Kaleyra Trigger');
	if (!trigger) throw new Error('The example has no trigger');
	simulator.setIncoming({ url: await client.webhookUrl(trigger) });

	const sent = await client.runToEnd(example('Send shipping options'), 'Start');
	expect(sent.status).toBe('success');
	await simulator.act({ row: 'express', profileName: 'Ana' });

	const reaction = await client.waitForNewExecution(react);
	expect(jsonOf(reaction, 'Use the Answer')).toEqual([{ customer: 'Ana', chosen: 'Express', id: 'express' }]);
	await client.deactivate(react);
});
