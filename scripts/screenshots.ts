/** `npm run screenshots`: takes the pictures of the README anew, from a real n8n and the simulator's phone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator } from '../simulator/server';
import { accountData } from '../test/support/account';
import { openBrowser } from '../test/support/browser';
import { Editor } from '../test/support/editor';
import { examples } from '../test/support/examples';
import { N8nClient } from '../test/support/n8nClient';
import { N8nServer } from '../test/support/n8nServer';
import { packPackage } from '../test/support/packageTarball';
import { artifacts, root } from '../test/support/paths';
import { Phone } from '../test/support/phone';

const EXAMPLE = 'Shipping options: send the list';
const images = join(root, 'docs', 'images');

async function main(): Promise<void> {
	mkdirSync(images, { recursive: true });
	const tarball = await packPackage(join(artifacts, 'package'));
	const n8n = await N8nServer.start({ name: 'screenshots', tarballs: [tarball] });
	const simulator = await startSimulator();
	const browser = await openBrowser();
	try {
		const client = await N8nClient.signIn(n8n.url);
		const credential = await client.createCredential('Kaleyra account', 'kaleyraApi', accountData(simulator));
		const example = examples(credential).find(({ name }) => name === EXAMPLE);
		if (!example) throw new Error(`There is no example "${EXAMPLE}"`);

		const editor = await Editor.open(browser, client);
		await editor.page.setViewportSize({ width: 1280, height: 1040 });
		await editor.openWorkflow(await client.createWorkflow(example));
		await editor.openNode('Send the List');
		await editor.executeStep();
		await editor.page.locator('label[for="buttonText"]').evaluate((label) => label.scrollIntoView({ block: 'start' }));
		await editor.page.getByText('Node executed successfully').waitFor({ state: 'hidden' });
		await editor.picture(join(images, 'list-in-editor'));

		// Without an address for replies the phone warns that nobody would get them.
		simulator.setIncoming({ url: `${n8n.url}/webhook/none` });
		const [message] = await simulator.waitForMessages({ kind: 'list' });
		const phone = await Phone.open(browser, simulator.url, message?.to ?? '');
		await phone.openList();
		await phone.device.screenshot({ path: join(images, 'list-on-phone.png') });
	} finally {
		await browser.close();
		await simulator.close();
		await n8n.stop();
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
