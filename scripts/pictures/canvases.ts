import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Editor, withoutExecuteButton } from '../../lab/editor';
import { exampleNames, examples } from '../../lab/examples';
import type { Credential, N8nClient } from '../../lab/n8nClient';
import { root } from '../../lab/paths';

const images = join(root, 'docs', 'images', 'examples');
const WINDOW = { width: 1280, height: 720 };

/** Takes the canvas of every example. */
export async function takeCanvases(editor: Editor, client: N8nClient, credential: Credential): Promise<void> {
	mkdirSync(images, { recursive: true });
	await editor.page.setViewportSize(WINDOW);
	const workflows = examples(credential);
	for (const [index, name] of exampleNames.entries()) {
		const example = workflows[index];
		if (!example) throw new Error(`There is no example ${name}`);
		await editor.openWorkflow(await client.createWorkflow(example));
		await editor.element('zoom-to-fit').click();
		await editor.page.mouse.move(0, 0);
		await editor.page.waitForTimeout(500);
		await editor.element('canvas-wrapper').screenshot({
			path: join(images, `${name}.png`),
			animations: 'disabled',
			style: withoutExecuteButton,
		});
	}
}
