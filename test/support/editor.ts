import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { N8nClient, Workflow } from './n8nClient';
import { artifacts } from './paths';

const OPEN_MS = 60_000;

/** The n8n editor in a browser, with the moves of a user. Waiting for what a move brings is part of the move. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** A new window, signed in as the client's user. */
	static async open(browser: Browser, client: N8nClient, options: { dark?: boolean } = {}): Promise<Editor> {
		const context = await browser.newContext({
			viewport: { width: 1440, height: 1000 },
			colorScheme: options.dark ? 'dark' : 'light',
		});
		await context.addCookies([{ name: 'n8n-auth', value: client.session, url: client.url, httpOnly: true }]);
		const page = await context.newPage();
		page.setDefaultTimeout(20_000);
		return new Editor(page, client.url);
	}

	/** An element by the name n8n's own tests give it. */
	element(testId: string): Locator {
		return this.page.locator(`[data-test-id="${testId}"]`);
	}

	async openWorkflow(workflow: Workflow): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflow.id}`);
		await this.element('canvas-node').first().waitFor({ timeout: OPEN_MS });
	}

	canvasNode(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens the panel of a node with a double click. */
	async openNode(name: string): Promise<void> {
		await this.canvasNode(name).dblclick();
		await this.element('node-parameters').first().waitFor();
	}

	async closeNode(): Promise<void> {
		await this.element('ndv-close-button').click();
		await this.element('node-parameters').first().waitFor({ state: 'hidden' });
	}

	/** The field of a parameter in the open panel. */
	parameter(name: string): Locator {
		return this.element(`parameter-input-${name}`).first();
	}

	/** Chooses an entry of a dropdown by its label. */
	async choose(parameter: string, label: string): Promise<void> {
		await this.parameter(parameter).click();
		await this.page.getByRole('option', { name: label }).first().click();
	}

	/** A picture of the window; returns its file. */
	async picture(name: string): Promise<string> {
		mkdirSync(artifacts, { recursive: true });
		const file = join(artifacts, `${name}.png`);
		await this.page.screenshot({ path: file, animations: 'disabled' });
		return file;
	}
}
