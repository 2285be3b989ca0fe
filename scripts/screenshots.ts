/** `npm run screenshots`: takes the pictures of the README anew, from a real n8n and the simulator's phone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../simulator/server';
import { accountData } from '../test/support/account';
import { openBrowser } from '../test/support/browser';
import { Editor } from '../test/support/editor';
import { examples } from '../test/support/examples';
import { N8nClient, type Workflow } from '../test/support/n8nClient';
import { N8nServer } from '../test/support/n8nServer';
import { packPackage } from '../test/support/packageTarball';
import { artifacts, root } from '../test/support/paths';
import { Phone } from '../test/support/phone';

const images = join(root, 'docs', 'images');

/** What the pictures are taken of. */
interface Scene {
	editor: Editor;
	simulator: Simulator;
	/** An example by its name, saved in n8n. */
	example(name: string): Promise<Workflow>;
	/** The phone of the customer who got the newest message of a kind. */
	phoneWith(kind: string): Promise<Phone>;
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
		const scene: Scene = {
			editor,
			simulator,
			async example(name) {
				const found = examples(credential).find((example) => example.name === name);
				if (!found) throw new Error(`There is no example "${name}"`);
				return await client.createWorkflow(found);
			},
			async phoneWith(kind) {
				const [message] = await simulator.waitForMessages({ kind });
				return await Phone.open(browser, simulator.url, message?.to ?? '');
			},
		};
		await listPictures(scene);
		await templatePictures(scene);
	} finally {
		await browser.close();
		await simulator.close();
		await n8n.stop();
	}
}

async function listPictures({ editor, example, phoneWith }: Scene): Promise<void> {
	await editor.openWorkflow(await example('Shipping options: send the list'));
	await openAndRun(editor, 'Send the List', 'buttonText');
	await editor.picture(join(images, 'list-in-editor'));
	const phone = await phoneWith('list');
	await phone.openList();
	await phone.device.screenshot({ path: join(images, 'list-on-phone.png') });
}

async function templatePictures({ editor, example, phoneWith }: Scene): Promise<void> {
	await editor.openWorkflow(await example('Template campaign'));
	await openAndRun(editor, 'Send the Template', 'template');
	await editor.picture(join(images, 'template-in-editor'));
	const phone = await phoneWith('template');
	await phone.device.screenshot({ path: join(images, 'template-on-phone.png') });
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
