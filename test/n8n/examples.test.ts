import axios from 'axios';
import { activateExample, exampleNamed } from '../../lab/examples';
import { jsonOf, type Execution } from '../../lab/n8nClient';
import { useStage } from '../../lab/stage';

const stage = useStage('Examples');

/** Imports an example and runs it from its manual trigger. */
async function run(name: string): Promise<Execution> {
	const workflow = await stage.client.createWorkflow(exampleNamed(name, stage.credential));
	return await stage.client.runToEnd(workflow, 'When Clicking Execute');
}

test('"Shipping options": the list arrives on the phone, and the tapped row is confirmed with two buttons', async () => {
	const answer = await activateExample(stage, 'Shipping options: answer the tap');
	const sent = await run('Shipping options: send the list');
	expect(sent.status).toBe('success');
	await stage.simulator.act({ row: 'express', profileName: 'Ana' });

	expect((await stage.client.waitForNewExecution(answer)).status).toBe('success');
	const [confirmation] = stage.simulator.messages({ kind: 'button' });
	expect(confirmation?.content).toMatchObject({
		interactive: { body: { text: 'Thank you, Ana! We ship by *Express*.' } },
	});
	await stage.client.deactivate(answer);
});

test('"Template campaign": each row gets the template in its language, and a row that cannot is told apart', async () => {
	const campaign = await run('Template campaign');
	expect(campaign.status).toBe('success');

	const messages = stage.simulator.messages({ kind: 'template' });
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
	const reminder = await run('Appointment reminder');
	expect(reminder.status).toBe('success');

	const messages = stage.simulator.messages().filter(({ extraInfo }) => extraInfo.ref1 === 'appointment-reminder');
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
	const products = await run('Product list from items');
	expect(products.status).toBe('success');

	const lists = stage.simulator.messages({ kind: 'list' }).filter(({ extraInfo }) => extraInfo.ref1 === 'product-list');
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
	const workflow = await activateExample(stage, 'Media reply');
	const { message } = await stage.simulator.act({ text: 'What do you charge?', from: '+15550100123', to: '+15550100001', profileName: 'Ana' });
	expect((await stage.client.waitForNewExecution(workflow)).status).toBe('success');
	await stage.client.deactivate(workflow);

	const [answer] = stage.simulator.messages({ kind: 'document' });
	expect(message.read).toBe(true);
	expect(answer).toMatchObject({
		to: '15550100123',
		replyTo: message.wamid,
		content: { document: { id: expect.any(String), caption: 'Our prices of this week', filename: 'prices.txt' } },
	});
	const { id } = answer?.content.document as { id: string };
	const file = await axios.get<string>(`${stage.simulator.url}/simulator/media/${id}`, { responseType: 'text' });
	expect(file.data).toContain('Prices for Ana');
});
