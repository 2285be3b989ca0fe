import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { artifacts } from './paths';

/** The simulator's phone page in a browser, with the moves of a customer. */
export class Phone {
	private constructor(readonly page: Page) {}

	/** The phone of one customer, whose number is given in any writing. */
	static async open(browser: Browser, simulatorUrl: string, customer: string): Promise<Phone> {
		const page = await browser.newPage({ viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce' });
		page.setDefaultTimeout(20_000);
		await page.goto(`${simulatorUrl}/?customer=${customer.replace(/\D/g, '')}`);
		await page.locator('body[data-ready]').waitFor();
		return new Phone(page);
	}

	/** The phone itself, without what stands beside it. */
	get device(): Locator {
		return this.page.getByRole('main', { name: 'Phone' });
	}

	/** Taps a reply button of the newest message that has it. */
	async tap(title: string): Promise<void> {
		await this.device.getByRole('button', { name: title }).last().click();
	}

	/** Opens the list of the newest message. */
	async openList(): Promise<void> {
		await this.page.getByTestId('open-list').last().click();
		await this.page.getByRole('dialog').waitFor();
	}

	/** Taps a row of the open list by its title, and sends it. */
	async chooseRow(title: string): Promise<void> {
		await this.page.getByTestId('list-row').filter({ hasText: title }).last().click();
		await this.page.getByTestId('list-send').last().click();
	}

	/** A picture of the page; returns its file. */
	async picture(name: string): Promise<string> {
		mkdirSync(artifacts, { recursive: true });
		const file = resolve(artifacts, `${name}.png`);
		await this.page.screenshot({ path: file, animations: 'disabled' });
		return file;
	}
}
