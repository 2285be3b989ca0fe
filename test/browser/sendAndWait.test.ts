import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData } from '../support/account';
import { openBrowser } from '../support/browser';
import { Editor } from '../support/editor';
import { examples } from '../support/examples';
import { layerServers } from '../support/layerServers';
import { N8nClient, type Credential } from '../support/n8nClient';
import { artifacts, root } from '../support/paths';
import { Phone } from '../support/phone';
import { askNode, askWorkflow } from '../support/questions';

const MANAGER = '+15550100150';

let browser: Browser;
let client: N8nClient;
let simulator: Simulator;
let credential: Credential;
let editor: Editor;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	credential = await client.createCredential('Kaleyra account', 'kaleyraApi', accountData(simulator));
	browser = await openBrowser();
	editor = await Editor.open(browser, client);
	await editor.page.setViewportSize({ width: 1440, height: 900 });
});

afterAll(async () => {
	await browser.close();
	await simulator.close();
});

/** `UPDATE_PICTURES=1` makes the pictures of docs/send-and-wait.md anew. */
async function picture(name: string, take: () => Promise<unknown>): Promise<void> {
	await take();
	if (!process.env.UPDATE_PICTURES) return;
	const images = join(root, 'docs', 'images');
	mkdirSync(images, { recursive: true });
	copyFileSync(join(artifacts, `${name}.png`), join(images, `${name}.png`));
}

test('the editor waits, the manager taps on the phone, the editor shows the end', async () => {
	const example = examples(credential).find(({ name }) => name.startsWith('Order approval'));
	if (!example) throw new Error('The example is not there');
	const workflow = await client.createWorkflow(example);
	await client.activate(workflow);
	const trigger = workflow.nodes.find(({ name }) => name === 'A Tap');
	if (trigger) simulator.setIncoming({ url: await client.webhookUrl(trigger) });

	await editor.openWorkflow(workflow);
	await editor.element('zoom-to-fit').click();
	await editor.runFrom('When Clicking Execute');
	await simulator.waitForMessages({ to: MANAGER, timeoutMs: 20_000 });
	await editor.page.locator('[data-test-id="canvas-node"][data-node-name="Ask the Manager"].waiting').waitFor();
	await picture('wait-1-editor-waiting', () => editor.picture('wait-1-editor-waiting'));

	const phone = await Phone.open(browser, simulator.url, MANAGER);
	await phone.tap('Approve');
	await picture('wait-2-phone', () => phone.device.screenshot({ path: join(artifacts, 'wait-2-phone.png') }));

	await editor.canvasNode('Ship the Order').locator('[data-test-id="canvas-node-status-success"]').waitFor();
	await picture('wait-3-finished', () => editor.picture('wait-3-finished'));
	await client.deactivate(workflow);
});

test('the panel says that a Kaleyra Trigger is needed, and how to get one', async () => {
	await editor.openWorkflow(await askWorkflow(client, askNode(credential, simulator)));
	await editor.openNode('Ask');
	const notice = editor.element('node-parameters').getByText('The answer comes back through a');
	await notice.waitFor();
	expect(await notice.innerText()).toMatch(/1\. make a workflow.*2\. publish.*3\. paste.*Production URL/s);
	await editor.picture('panel-send-and-wait');
});
