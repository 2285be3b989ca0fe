/** `npm run screenshots`: takes the pictures of the README and of Send and Wait anew, from a real n8n and the simulator's phone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startSimulator } from '../simulator/server';
import { accountData } from '../lab/account';
import { openBrowser } from '../lab/browser';
import { Editor } from '../lab/editor';
import { activateExample, exampleNamed } from '../lab/examples';
import { N8nClient, type Workflow } from '../lab/n8nClient';
import { N8nServer } from '../lab/n8nServer';
import { packPackage } from '../lab/packageTarball';
import { artifacts, root } from '../lab/paths';
import { Phone } from '../lab/phone';
import { MANAGER } from '../lab/questions';
import type { Stage } from '../lab/stage';

const images = join(root, 'docs', 'images');

/** What the pictures are taken of. */
interface Scene extends Stage {
	browser: Browser;
	editor: Editor;
}

async function main(): Promise<void> {
	mkdirSync(images, { recursive: true });
	const tarball = await packPackage(join(artifacts, 'package'));
	const n8n = await N8nServer.start({ name: 'screenshots', tarballs: [tarball] });
	const simulator = await startSimulator();
	const browser = await openBrowser();
	try {
		const client = await N8nClient.signIn(n8n.url);
		const credential = await client.createCredential('Kaleyra account', 'kaleyraApi', accountData(simulator));
		const editor = await Editor.open(browser, client);
		await editor.page.setViewportSize({ width: 1280, height: 1040 });
		// Without an address for replies the phone warns that nobody would get them.
		simulator.setIncoming({ url: `${n8n.url}/webhook/none` });
		const scene: Scene = { client, simulator, credential, browser, editor };
		await listPictures(scene);
		await templatePictures(scene);
		await waitPictures(scene);
	} finally {
		await browser.close();
		await simulator.close();
		await n8n.stop();
	}
}

async function listPictures(scene: Scene): Promise<void> {
	const { editor } = scene;
	await editor.openWorkflow(await saved(scene, 'Shipping options: send the list'));
	await openAndRun(editor, 'Send the List', 'buttonText');
	await editor.picture(join(images, 'list-in-editor'));
	const phone = await phoneWith(scene, 'list');
	await phone.openList();
	await phone.device.screenshot({ path: join(images, 'list-on-phone.png') });
}

async function templatePictures(scene: Scene): Promise<void> {
	const { editor } = scene;
	await editor.openWorkflow(await saved(scene, 'Template campaign'));
	await openAndRun(editor, 'Send the Template', 'template');
	await editor.picture(join(images, 'template-in-editor'));
	const phone = await phoneWith(scene, 'template');
	await phone.device.screenshot({ path: join(images, 'template-on-phone.png') });
}

async function waitPictures(scene: Scene): Promise<void> {
	const { browser, editor, simulator } = scene;
	await editor.page.setViewportSize({ width: 1440, height: 900 });
	await editor.openWorkflow(await activateExample(scene, 'Order approval: a manager decides on the phone'));
	await editor.element('zoom-to-fit').click();
	await editor.runFrom('When Clicking Execute');
	await simulator.waitForMessages({ to: MANAGER, timeoutMs: 20_000 });
	await editor.waitingNode('Ask the Manager').waitFor();
	await editor.picture(join(images, 'wait-1-editor-waiting'));
	const phone = await Phone.open(browser, simulator.url, MANAGER);
	await phone.tap('Approve');
	await phone.device.screenshot({ path: join(images, 'wait-2-phone.png') });
	await editor.succeededNode('Ship the Order').waitFor();
	await editor.picture(join(images, 'wait-3-finished'));
}

/** An example by its name, saved in n8n. */
function saved({ client, credential }: Scene, name: string): Promise<Workflow> {
	return client.createWorkflow(exampleNamed(name, credential));
}

/** The phone of the customer who got the newest message of a kind. */
async function phoneWith({ browser, simulator }: Scene, kind: string): Promise<Phone> {
	const [message] = await simulator.waitForMessages({ kind });
	return await Phone.open(browser, simulator.url, message?.to ?? '');
}

/** Runs a node in its panel and shows its fields from this one on. */
async function openAndRun(editor: Editor, node: string, field: string): Promise<void> {
	await editor.openNode(node);
	await editor.element('node-execute-button').click();
	await editor.page.getByText('Node executed successfully').waitFor();
	await editor.page.locator(`label[for="${field}"]`).evaluate((label) => label.scrollIntoView({ block: 'start' }));
	await editor.page.getByText('Node executed successfully').waitFor({ state: 'hidden' });
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
