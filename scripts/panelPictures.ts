/**
 * `npm run panel-pictures`: the panel of every operation as a user finds it, from a real n8n at the editor's
 * normal width, light and dark, for docs/operations and docs/ux-checklist.md.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startSimulator } from '../simulator/server';
import { accountData, usedBy } from '../test/support/account';
import { openBrowser } from '../test/support/browser';
import { Editor } from '../test/support/editor';
import { N8nClient, type Workflow } from '../test/support/n8nClient';
import { N8nServer } from '../test/support/n8nServer';
import { packPackage } from '../test/support/packageTarball';
import { artifacts, root } from '../test/support/paths';
import { node } from '../test/support/workflow';
import { operations, pageName } from './docs/operations';

const images = join(root, 'docs', 'images', 'panel');
/** High enough for the longest panel, so that each fits into one picture. */
const WINDOW = { width: 1440, height: 1700 };
const COLUMNS = 6;

const nodes = operations.map(({ resource, operation }) => ({
	name: pageName(resource, operation),
	parameters: { resource: resource.value, operation: operation.value },
}));

async function main(): Promise<void> {
	mkdirSync(images, { recursive: true });
	const tarball = await packPackage(join(artifacts, 'package'));
	const n8n = await N8nServer.start({ name: 'panel-pictures', tarballs: [tarball] });
	const simulator = await startSimulator();
	const browser = await openBrowser();
	try {
		const client = await N8nClient.signIn(n8n.url);
		const credential = await client.createCredential('Kaleyra account', 'kaleyraApi', accountData(simulator));
		const workflow = await client.createWorkflow({
			name: 'Every operation',
			nodes: [
				...nodes.map(({ name, parameters }, index) => ({
					...node(name, 'n8n-nodes-kaleyra.kaleyra', parameters, usedBy(credential)),
					position: [(index % COLUMNS) * 220, Math.floor(index / COLUMNS) * 160] as [number, number],
				})),
				{
					...node('trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', {}, usedBy(credential)),
					position: [0, Math.ceil(nodes.length / COLUMNS) * 160],
				},
			],
			connections: {},
		});
		await takePictures(browser, client, workflow, false);
		await takePictures(browser, client, workflow, true);
	} finally {
		await browser.close();
		await simulator.close();
		await n8n.stop();
	}
}

async function takePictures(browser: Browser, client: N8nClient, workflow: Workflow, dark: boolean): Promise<void> {
	const editor = await Editor.open(browser, client, { dark });
	await editor.page.setViewportSize(WINDOW);
	await editor.openWorkflow(workflow);
	await editor.element('zoom-to-fit').click();
	for (const { name } of [...nodes, { name: 'trigger' }]) {
		await editor.openNode(name);
		const panel = editor.element('node-parameters').first();
		// Dropdowns ask the account when the panel opens.
		await editor.page.waitForLoadState('networkidle');
		await panel.screenshot({ path: join(images, `${name}${dark ? '-dark' : ''}.png`), animations: 'disabled' });
		await editor.closeNode();
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
