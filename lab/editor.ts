import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Execution, N8nClient, Workflow } from './n8nClient';
import { artifacts } from './paths';

const OPEN_MS = 60_000;
/** The panel takes over what was typed only a moment after the last key. */
const TYPED_MS = 400;

/** For pictures: the button at the bottom of the canvas covers nodes. */
export const withoutExecuteButton = '[data-test-id="execute-workflow-button"] { visibility: hidden }';

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

	/** Shows a past execution on the canvas. */
	async openExecution({ workflowId, id }: Execution): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflowId}/executions/${id}`);
		await this.element('canvas-node').first().waitFor({ timeout: OPEN_MS });
	}

	canvasNode(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** A node while its execution sleeps in it. */
	waitingNode(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"].waiting`);
	}

	/** The mark of a node that has run. */
	succeededNode(name: string): Locator {
		return this.canvasNode(name).locator('[data-test-id="canvas-node-status-success"]');
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

	/** The input of a parameter in the open panel, by its path: `sections.section[0].title`, `variables.value["body:date"]`. */
	field(path: string): Locator {
		return this.page.locator(`[data-parameter-path=${JSON.stringify(`parameters.${path}`)}]`).first();
	}

	/** Puts a text into a field with mouse and keyboard. */
	async type(path: string, text: string): Promise<void> {
		await this.field(path).locator('input:not([readonly]), textarea').first().click();
		await this.page.keyboard.type(text);
		await this.page.waitForTimeout(TYPED_MS);
	}

	/** Chooses an entry of a dropdown by its label. */
	async choose(path: string, label: string): Promise<void> {
		await this.field(path).click();
		await this.page.getByRole('option', { name: label }).first().click();
	}

	/** Chooses how a resource locator is filled in, for example "By Number". */
	async chooseMode(path: string, label: string): Promise<void> {
		await this.field(path).locator('[data-test-id="rlc-mode-selector"]').click();
		await this.page.getByRole('option', { name: label }).first().click();
	}

	/** Chooses an entry of a resource locator's list by what it begins with. */
	async chooseFromList(path: string, label: string): Promise<void> {
		await this.field(path).locator('[data-test-id="rlc-input"]').click();
		await this.element('rlc-item').filter({ hasText: label }).first().click();
	}

	/** Presses a button of the open panel, for example "Add Row". */
	async press(label: string): Promise<void> {
		await this.element('node-parameters').getByRole('button', { name: label }).last().click();
	}

	/** Runs the open node and those before it, and waits until its output is there. */
	async executeStep(): Promise<void> {
		await this.element('node-execute-button').click();
		await this.element('output-panel').locator('[data-test-id="ndv-items-count"]').waitFor();
		await this.element('node-execute-button').getByText('Execute step').waitFor();
	}

	/** Starts the workflow from one of its triggers, on the canvas. */
	async runFrom(trigger: string): Promise<void> {
		await this.canvasNode(trigger).hover();
		await this.element(`execute-workflow-button-${trigger}`).click();
	}

	/** A picture of the window among the artifacts, or at an absolute path; returns its file. */
	async picture(name: string): Promise<string> {
		// n8n's checklist for active workflows opens by itself and hides the canvas.
		const checklist = this.element('suggested-actions-close');
		if (await checklist.isVisible()) await checklist.click();
		mkdirSync(artifacts, { recursive: true });
		const file = resolve(artifacts, `${name}.png`);
		await this.page.screenshot({ path: file, animations: 'disabled', style: withoutExecuteButton });
		return file;
	}
}
