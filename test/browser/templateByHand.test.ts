import type { Browser } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, usedBy } from '../support/account';
import { openBrowser } from '../support/browser';
import { Editor } from '../support/editor';
import { layerServers } from '../support/layerServers';
import { N8nClient } from '../support/n8nClient';
import { chain, node } from '../support/workflow';

let browser: Browser;
let client: N8nClient;
let simulator: Simulator;
let editor: Editor;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	browser = await openBrowser();
	editor = await Editor.open(browser, client);
});

afterAll(async () => {
	await browser.close();
	await simulator.close();
});

/** The panel of a template to send, with nothing filled in but the numbers. */
async function openPanel(change: Parameters<typeof accountData>[1] = {}): Promise<void> {
	const credential = await client.createCredential('Templates', 'kaleyraApi', accountData(simulator, change));
	const parameters = {
		resource: 'template',
		operation: 'send',
		from: { __rl: true, mode: 'number', value: '+15550100001' },
		to: '+15550100123',
	};
	const workflow = await client.createWorkflow(
		chain(
			'Template by hand',
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Kaleyra', 'n8n-nodes-kaleyra.kaleyra', parameters, usedBy(credential)),
		),
	);
	await editor.openWorkflow(workflow);
	await editor.openNode('Kaleyra');
}

/** The field of a variable. */
const field = (id: string) => editor.page.locator(`[data-parameter-path='parameters.variables.value["${id}"]']`).first();

test('the variables follow the template that is chosen with the mouse, and what is filled in reaches the phone', async () => {
	await openPanel();
	await editor.element('node-parameters').getByText('Choose a template to see its variables.').waitFor();

	await editor.chooseFromList('template', 'spring_sale (en)');
	await field('header:image').waitFor();
	await editor.chooseFromList('template', 'appointment_reminder (en)');
	await field('body:customer_name').waitFor();
	expect(await field('header:image').count()).toBe(0);

	for (const [id, text] of [['body:customer_name', 'Ana'], ['body:date', 'Friday'], ['body:time', '9 am']] as const) {
		await field(id).locator('input').click();
		await editor.page.keyboard.type(text);
		await editor.page.waitForTimeout(400);
	}
	await editor.executeStep();
	await editor.picture('template-by-hand');

	const [message] = simulator.messages({ kind: 'template' });
	expect(message?.body).toMatchObject({
		messaging_object: {
			template: {
				name: 'appointment_reminder',
				components: [
					{
						type: 'body',
						parameters: [
							{ parameter_name: 'customer_name', text: 'Ana' },
							{ parameter_name: 'date', text: 'Friday' },
							{ parameter_name: 'time', text: '9 am' },
						],
					},
				],
			},
		},
	});
});

test('without an account ID the list says where to enter it', async () => {
	await openPanel({ wabaId: '' });
	await editor.field('template').locator('[data-test-id="rlc-input"]').click();
	await editor.page.getByText('Enter the ID in the Kaleyra credential').first().waitFor();
});
