import type { INodeParameters } from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, usedBy } from '../support/account';
import { openBrowser } from '../support/browser';
import { callWithJson } from '../support/deliver';
import { Editor } from '../support/editor';
import { layerServers } from '../support/layerServers';
import { N8nClient, type Credential } from '../support/n8nClient';
import { chain, node } from '../support/workflow';

let browser: Browser;
let client: N8nClient;
let simulator: Simulator;
let credential: Credential;
let editor: Editor;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	credential = await client.createCredential('Trigger by hand', 'kaleyraApi', accountData(simulator));
	browser = await openBrowser();
	editor = await Editor.open(browser, client);
});

afterAll(async () => {
	await browser.close();
	await simulator.close();
});

/** Opens the panel of a trigger; gives the URL that works while the editor listens. */
async function openTrigger(parameters: INodeParameters = {}): Promise<string> {
	const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', parameters, {
		...usedBy(credential),
		webhookId: `by-hand-${Date.now()}`,
	});
	const next = node('Next', 'n8n-nodes-base.set', {}, { typeVersion: 3.4 });
	await editor.openWorkflow(await client.createWorkflow(chain('Trigger by hand', trigger, next)));
	await editor.openNode('Kaleyra Trigger');
	return (await client.webhookUrl(trigger)).replace('/webhook/', '/webhook-test/');
}

const text = { messages: [{ from: '15550100123', id: 'wamid.1', type: 'text', text: { body: 'Hi' } }] };

test('the panel says where to paste the URL, what comes out, and shows the events', async () => {
	await openTrigger();
	const panel = editor.element('node-parameters');
	await panel.getByText('Incoming URL').first().waitFor();
	await editor.page.getByText('Each event is one item').waitFor();
	await editor.picture('trigger-panel');
	await editor.closeNode();
	await editor.openNode('Next');
	await editor.page.waitForTimeout(2000);
	await editor.picture('trigger-next');
});

test('an event that would start nothing is shown with the reason while the editor listens', async () => {
	const url = await openTrigger();
	await editor.element('trigger-execute-button').click();
	await editor.page.getByText('Listening for').first().waitFor();
	await editor.picture('trigger-listening');
	await callWithJson(url, text);
	await editor.element('output-panel').getByText('Events does not include text.').first().waitFor();
	await editor.picture('trigger-ignored');
});
