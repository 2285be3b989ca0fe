/**
 * `npm run pictures`: takes from a real n8n, at the editor's normal width, the canvas of every example (docs/images/examples)
 * and, to look at, the panel of every operation in light and dark (.cache/pictures, which git ignores).
 */
import { join } from 'node:path';
import { startSimulator } from '../simulator/server';
import { accountData, usedBy } from '../lab/account';
import { openBrowser } from '../lab/browser';
import { Editor } from '../lab/editor';
import { N8nClient } from '../lab/n8nClient';
import { N8nServer } from '../lab/n8nServer';
import { packPackage } from '../lab/packageTarball';
import { artifacts } from '../lab/paths';
import { takeCanvases } from './pictures/canvases';
import { everyOperation, takePanels } from './pictures/panels';

async function main(): Promise<void> {
	const tarball = await packPackage(join(artifacts, 'package'));
	const n8n = await N8nServer.start({ name: 'pictures', tarballs: [tarball] });
	const simulator = await startSimulator();
	const browser = await openBrowser();
	try {
		const client = await N8nClient.signIn(n8n.url);
		const credential = await client.createCredential('Kaleyra account', 'kaleyraApi', accountData(simulator));
		const light = await Editor.open(browser, client);
		await takeCanvases(light, client, credential);
		// Each window has a workflow of its own: n8n lets only one window edit it.
		const workflow = async () => await client.createWorkflow(everyOperation(usedBy(credential)));
		await takePanels(light, await workflow(), '');
		await takePanels(await Editor.open(browser, client, { dark: true }), await workflow(), '-dark');
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
