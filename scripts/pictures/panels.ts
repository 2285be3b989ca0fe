import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { Editor } from '../../lab/editor';
import type { N8nClient } from '../../lab/n8nClient';
import { root } from '../../lab/paths';
import { node } from '../../lab/workflow';
import { operations, pageName } from '../docs/operations';

const images = join(root, '.cache', 'pictures');
/** The editor's normal width; high enough for the longest panel, so that each fits into one picture. */
const WINDOW = { width: 1440, height: 1900 };
const COLUMNS = 6;
/** Room for a hint below the last field. */
const MARGIN = 36;

const names = operations.map(({ resource, operation }) => pageName(resource, operation));

/** One workflow with a node for each operation, and the trigger. */
export const everyOperation = (credential: Partial<INode>) => ({
	name: 'Every operation',
	nodes: [
		...operations.map(({ resource, operation }) =>
			node(pageName(resource, operation), 'n8n-nodes-kaleyra.kaleyra', { resource: resource.value, operation: operation.value }, credential),
		),
		node('trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', {}, credential),
	].map((one, index) => ({ ...one, position: [(index % COLUMNS) * 220, Math.floor(index / COLUMNS) * 160] as [number, number] })),
	connections: {},
});

/** Takes the panel of every operation and of the trigger as a user finds it. */
export async function takePanels(editor: Editor, workflow: Awaited<ReturnType<N8nClient['createWorkflow']>>, ending: string): Promise<void> {
	mkdirSync(images, { recursive: true });
	await editor.page.setViewportSize(WINDOW);
	await editor.openWorkflow(workflow);
	await editor.element('zoom-to-fit').click();
	for (const name of [...names, 'trigger']) {
		await editor.openNode(name);
		// A field under the mouse shows its buttons.
		await editor.page.mouse.move(0, 0);
		await editor.page.waitForLoadState('networkidle');
		await editor.page.screenshot({
			path: join(images, `${name}${ending}.png`),
			clip: await panelClip(editor),
			animations: 'disabled',
		});
		await editor.closeNode();
	}
}

/** The panel down to its last field. */
async function panelClip(editor: Editor) {
	const panel = editor.element('node-parameters').first();
	const box = await panel.boundingBox();
	if (!box) throw new Error('The panel is not there');
	const bottom = await panel.evaluate((element) =>
		Math.max(...[...element.querySelectorAll('input, textarea, button, label')].map((field) => field.getBoundingClientRect().bottom)),
	);
	return { ...box, height: bottom - box.y + MARGIN };
}
