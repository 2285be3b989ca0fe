import axios from 'axios';
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

test('"Appointment reminder": each customer gets the buttons of their own appointment', async () => {
	const reminder = await client.runToEnd(example('Appointment reminder'), 'When Clicking Execute');
	expect(reminder.status).toBe('success');

	const messages = simulator.messages().filter(({ extraInfo }) => extraInfo.ref1 === 'appointment-reminder');
	expect(messages.map(({ to, extraInfo }) => [to, extraInfo.ref]).sort()).toEqual([
		['15550100123', '2001'],
		['15550100124', '2002'],
	]);
	expect(messages.find(({ to }) => to === '15550100123')?.content).toMatchObject({
		interactive: {
			header: { text: 'Appointment on Friday' },
			body: { text: expect.stringContaining('Hi Ana, your appointment with Dr. Smith is on *Friday at 9:00*.') },
			action: { buttons: [{ reply: { id: 'confirm-2001' } }, { reply: { id: 'change-2001' } }, { reply: { id: 'cancel-2001' } }] },
		},
	});
});

test('"Product list from items": the items become one list with a section for each category', async () => {
	const products = await client.runToEnd(example('Product list from items'), 'When Clicking Execute');
	expect(products.status).toBe('success');

	const lists = simulator.messages({ kind: 'list' }).filter(({ extraInfo }) => extraInfo.ref1 === 'product-list');
	expect(lists.map(({ content }) => content)).toMatchObject([
		{
			interactive: {
				action: {
					sections: [
						{ title: 'Tea', rows: [{ id: 'tea-green', title: 'Green tea', description: '€ 4.50, 12 left' }, { id: 'tea-mint' }] },
						{ title: 'Cups', rows: [{ id: 'cup-blue' }, { id: 'cup-white' }] },
					],
				},
			},
		},
	]);
});

test('"Media reply": what a customer writes is marked as read and answered with a file that quotes it', async () => {
	const workflow = example('Media reply');
	await client.activate(workflow);
	const trigger = workflow.nodes.find(({ name }) => name === 'Customer Wrote');
	if (!trigger) throw new Error('The example has no trigger');
	simulator.setIncoming({ url: await client.webhookUrl(trigger) });

	const { message } = await simulator.act({ text: 'What do you charge?', from: '+15550100123', to: '+15550100001', profileName: 'Ana' });
	expect((await client.waitForNewExecution(workflow)).status).toBe('success');
	await client.deactivate(workflow);

	const [answer] = simulator.messages({ kind: 'document' });
	expect(message.read).toBe(true);
	expect(answer).toMatchObject({
		to: '15550100123',
		replyTo: message.wamid,
		content: { document: { id: expect.any(String), caption: 'Our prices of this week', filename: 'prices.txt' } },
	});
	const { id } = answer?.content.document as { id: string };
	const file = await axios.get<string>(`${simulator.url}/simulator/media/${id}`, { responseType: 'text' });
	expect(file.data).toContain('Prices for Ana');
});
