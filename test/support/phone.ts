import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { artifacts } from './paths';

/** The simulator's phone page in a browser, with the moves of a customer. */
export class Phone {
	private constructor(readonly page: Page) {}

	static async open(browser: Browser, simulatorUrl: string): Promise<Phone> {
		const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
		page.setDefaultTimeout(20_000);
		await page.goto(simulatorUrl);
		return new Phone(page);
	}

	/** Opens the list of the newest message, taps a row by its title, and sends it. */
	async tapRow(title: string): Promise<void> {
		await this.page.getByTestId('open-list').last().click();
		await this.page.getByTestId('list-row').filter({ hasText: title }).last().click();
		await this.page.getByTestId('list-send').last().click();
	}

	/** A picture of the page; returns its file. */
	async picture(name: string): Promise<string> {
		mkdirSync(artifacts, { recursive: true });
		const file = join(artifacts, `${name}.png`);
		await this.page.screenshot({ path: file, animations: 'disabled' });
		return file;
	}
}
