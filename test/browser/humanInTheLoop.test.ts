import type { Browser } from 'playwright-core';
import { openBrowser } from '../../lab/browser';
import { Editor } from '../../lab/editor';
import { layerServers } from '../../lab/layerServers';
import { N8nClient } from '../../lab/n8nClient';
import { chain, node } from '../../lab/workflow';

let browser: Browser;

beforeAll(async () => {
	browser = await openBrowser();
});

afterAll(() => browser.close());

test('the node list offers Kaleyra under "Human review", with the one operation that waits', async () => {
	const client = await N8nClient.signIn(layerServers().n8nUrl);
	const editor = await Editor.open(browser, client);
	await editor.openWorkflow(await client.createWorkflow(chain('Empty', node('Start', 'n8n-nodes-base.manualTrigger'))));
	await editor.element('node-creator-plus-button').click();
	await editor.element('node-creator-item-name').getByText('Human', { exact: false }).first().click();
	await editor.element('node-creator-item-name').getByText('Kaleyra', { exact: true }).click();
	await editor.page.getByText('Send a message and wait for the reply').waitFor();
	await editor.page.getByText('Actions (1)').waitFor();
	await editor.picture('node-creator-human-review');
});
