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

test('"Shipping options": the list arrives on the phone, and the tapped row is confirmed with two buttons', async () => {
	const answer = example('Shipping options: answer the tap');
	await client.activate(answer);
	const trigger = answer.nodes.find(({ name }) => name === 'Row Tapped');
	if (!trigger) throw new Error('The example has no trigger');
	simulator.setIncoming({ url: await client.webhookUrl(trigger) });

	const sent = await client.runToEnd(example('Shipping options: send the list'), 'When Clicking Execute');
	expect(sent.status).toBe('success');
	await simulator.act({ row: 'express', profileName: 'Ana' });

	expect((await client.waitForNewExecution(answer)).status).toBe('success');
	const [confirmation] = simulator.messages({ kind: 'button' });
	expect(confirmation?.content).toMatchObject({
		interactive: { body: { text: 'Thank you, Ana! We ship by *Express*.' } },
	});
	await client.deactivate(answer);
});

test('"Template campaign": each row gets the template in its language, and a row that cannot is told apart', async () => {
	const campaign = await client.runToEnd(example('Template campaign'), 'When Clicking Execute');
	expect(campaign.status).toBe('success');

	const messages = simulator.messages({ kind: 'template' });
	expect(messages.map(({ to }) => to).sort()).toEqual(['15550100123', '15550100124']);
	expect(jsonOf(campaign, 'Note It in the List')).toEqual([
		{ order: '1001', messageId: expect.any(String), read: expect.stringContaining('Hi Ana, thank you! *Green tea* is on its way') },
		{ order: '1002', messageId: expect.any(String), read: expect.stringContaining('Hallo Jonas, danke! *Kräutertee* ist unterwegs') },
	]);
	expect(jsonOf(campaign, 'Tell Who Was Left Out')).toEqual([
		{ phone: '0100 125', why: expect.stringContaining('its country code is missing') },
	]);
});
