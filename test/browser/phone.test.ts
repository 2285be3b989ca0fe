import { readFileSync } from 'node:fs';
import axios from 'axios';
import type { Browser, Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server';
import { openBrowser } from '../../lab/browser';

const CUSTOMER = '+15550100101';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let simulator: Simulator;
let page: Page;

beforeAll(async () => {
	simulator = await startSimulator({ webhooks: { retries: 0 } });
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await simulator.close();
});
beforeEach(async () => {
	simulator.reset();
	page = await open({ width: 1100, height: 920 });
});
afterEach(() => page.context().close());

async function open(viewport: { width: number; height: number }, customer = CUSTOMER): Promise<Page> {
	const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
	const opened = await context.newPage();
	opened.setDefaultTimeout(5000);
	await opened.goto(`${simulator.url}/?customer=${customer.slice(1)}`);
	await opened.locator('body[data-ready]').waitFor();
	return opened;
}

const send = (message: object, to = CUSTOMER) =>
	axios.post(
		`${simulator.url}/v2/${simulator.account.sid}/whatsapp/+15550100001/messages`,
		{ messaging_object: { messaging_product: 'whatsapp', to, ...message } },
		{ headers: { 'api-key': simulator.account.apiKey } },
	);
const interactive = (type: string, action: object, more: object = {}) =>
	send({ type: 'interactive', interactive: { type, body: { text: 'Please choose' }, action, ...more } });
const sendList = () =>
	interactive('list', {
		button: 'Options',
		sections: [
			{ title: 'Fast', rows: [{ id: 'express', title: 'Express', description: 'Tomorrow' }] },
			{ title: 'Slow', rows: [{ id: 'mail', title: 'Mail' }, { id: 'boat', title: 'Boat' }] },
		],
	});
const sendFlow = (parameters: object) =>
	interactive('flow', { name: 'flow', parameters: { flow_message_version: '3', flow_cta: 'Start', flow_token: 't', ...parameters } });

/** What the customer sent last, as Meta's webhooks would write it. */
const lastReply = async () => {
	await page.locator('[data-testid="message"][data-direction="in"]').last().waitFor();
	return simulator.replies().at(-1)?.content;
};
const inChat = (text: string) => page.getByTestId('message').filter({ hasText: text }).last();

describe('the phone', () => {
	it('shows a message the moment it is accepted, with WhatsApp’s formatting', async () => {
		await send({ type: 'text', text: { body: 'Hello *Ann*, _your_ ~old~ ```code```' } });
		const message = inChat('Hello Ann');
		await message.waitFor();
		expect(await message.locator('.body').innerHTML()).toBe(
			'Hello <strong>Ann</strong>, <em>your</em> <s>old</s> <code>code</code>',
		);
	});

	it('shows what a message says as text, never as markup', async () => {
		await send({ type: 'text', text: { body: '<img src=x onerror="document.title=1"> done' } });
		await inChat('<img src=x').waitFor();
		expect(await page.title()).toMatch(/^Customer/);
	});

	it('lets a row be chosen with the keyboard alone', async () => {
		await sendList();
		await page.getByTestId('open-list').focus();
		await page.keyboard.press('Enter');
		await page.getByRole('dialog', { name: 'Options' }).waitFor();
		expect(await page.getByTestId('list-send').isDisabled()).toBe(true);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		expect(await lastReply()).toMatchObject({ interactive: { list_reply: { id: 'mail', title: 'Mail' } } });
		await inChat('Mail').waitFor();
		expect(await page.getByTestId('open-list').evaluate((element) => element === document.activeElement)).toBe(true);
	});

	it('closes a sheet with Escape and gives the focus back', async () => {
		await sendList();
		await page.getByTestId('open-list').click();
		await page.getByRole('dialog').waitFor();
		await page.keyboard.press('Escape');
		expect(await page.getByRole('dialog').count()).toBe(0);
		expect(await page.getByTestId('open-list').evaluate((element) => element === document.activeElement)).toBe(true);
	});

	it('answers with a reply button', async () => {
		await interactive('button', { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] });
		await page.getByTestId('reply-button').click();
		expect(await lastReply()).toMatchObject({ interactive: { button_reply: { id: 'yes', title: 'Yes' } } });
	});

	it('fills in a sample flow', async () => {
		await sendFlow({ flow_name: 'book_appointment', flow_action_payload: { screen: 'APPOINTMENT', data: { notes: 'Window seat' } } });
		await page.getByTestId('open-flow').click();
		await page.getByLabel('Day').fill('2030-05-01');
		await page.getByLabel('Time').selectOption('11:00');
		await page.getByTestId('flow-send').click();
		const reply = (await lastReply()) as unknown as { interactive: { nfm_reply: { response_json: string } } };
		expect(JSON.parse(reply.interactive.nfm_reply.response_json)).toEqual({
			date: '2030-05-01',
			time: '11:00',
			notes: 'Window seat',
			flow_token: 't',
		});
		await inChat('11:00').waitFor();
	});

	it('fills in a flow nobody knows: the data it opens with, and answers of one’s own', async () => {
		await sendFlow({ flow_id: '1', flow_action_payload: { screen: 'A', data: { name: 'Ann', age: 30 } } });
		await page.getByTestId('open-flow').click();
		await page.getByLabel('name', { exact: true }).fill('Bea');
		await page.getByTestId('flow-add').click();
		await page.getByLabel('Name of answer 1').fill('tags');
		await page.getByLabel('Value of answer 1').fill('["a"]');
		await page.getByTestId('flow-send').click();
		const reply = (await lastReply()) as unknown as { interactive: { nfm_reply: { response_json: string } } };
		expect(JSON.parse(reply.interactive.nfm_reply.response_json)).toEqual({ name: 'Bea', age: 30, tags: ['a'], flow_token: 't' });
	});

	it('sends where the customer is when asked', async () => {
		await interactive('location_request_message', { name: 'send_location' });
		await page.getByTestId('open-location').click();
		await page.getByLabel('Latitude').fill('48.1');
		await page.getByTestId('location-send').click();
		expect(await lastReply()).toMatchObject({ type: 'location', location: { latitude: 48.1 } });
	});

	it('sends an address and an order', async () => {
		await interactive('address_message', { name: 'address_message', parameters: { country: 'IN', values: { name: 'Ann' } } });
		await page.getByTestId('open-address').click();
		await page.getByLabel('City').fill('Pune');
		await page.getByTestId('address-send').click();
		await inChat('Pune').waitFor();

		await interactive('product', { catalog_id: 'c1', product_retailer_id: 'tea-green' });
		await page.getByTestId('open-order').click();
		await page.getByTestId('quantity').fill('2');
		await page.getByTestId('order-send').click();
		await inChat('2 × 6.50 EUR').waitFor();
		expect(await lastReply()).toMatchObject({
			order: { catalog_id: 'c1', product_items: [{ product_retailer_id: 'tea-green', quantity: 2, item_price: 6.5 }] },
		});
	});

	it('writes, quotes, reacts and sends a file', async () => {
		await send({ type: 'text', text: { body: 'Anything else?' } });
		await page.getByTestId('quote').click();
		await page.getByTestId('text').fill('No, thank you');
		await page.keyboard.press('Enter');
		await inChat('No, thank you').waitFor();
		expect(await lastReply()).toMatchObject({ text: { body: 'No, thank you' }, context: { from: '15550100001' } });

		await page.getByTestId('react').click();
		await page.getByRole('button', { name: 'Thumbs up' }).click();
		await page.getByTestId('reaction').filter({ hasText: '👍' }).waitFor();

		await page.getByTestId('attach').click();
		await page.getByTestId('attach-file').click();
		await page.getByTestId('file').setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
		await page.getByTestId('file-send').click();
		await inChat('note.pdf').waitFor();
		expect(await lastReply()).toMatchObject({ type: 'document', document: { filename: 'note.pdf', mime_type: 'application/pdf' } });
	});

	it('says whether the webhook took a reply, and warns when there is none', async () => {
		await page.getByTestId('notice').getByText('No webhook is set').waitFor();
		simulator.setIncoming({ url: 'http://127.0.0.1:1/' });
		await page.getByTestId('notice').waitFor({ state: 'hidden' });
		await page.getByTestId('text').fill('Hello?');
		await page.getByTestId('send').click();
		await page.locator('[data-testid="ticks"][data-state="failed"]').waitFor();
		await page.getByTestId('delivery').first().waitFor();
		simulator.setIncoming({});
	});

	it('lists the other phones and shows them when chosen', async () => {
		await send({ type: 'text', text: { body: 'For another' } }, '+15550100102');
		const other = page.locator('[data-testid="phone"][data-customer="15550100102"]');
		await other.getByText('new').waitFor();
		await other.click();
		await inChat('For another').waitFor();
	});
});

describe('for everybody', () => {
	/** Serious and critical findings of axe on what is shown. */
	async function findings() {
		await page.evaluate(axe);
		return page.evaluate(async () => {
			const { violations } = await (window as unknown as { axe: { run(): Promise<{ violations: Array<{ id: string; impact: string; nodes: Array<{ html: string }> }> }> } }).axe.run();
			return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
		});
	}

	async function fillChat() {
		await sendList();
		await simulator.act({ row: 'express' });
		await sendFlow({ flow_name: 'lead_form' });
		await simulator.act({ flow: { name: 'Ann' } });
		await send({ type: 'location', location: { latitude: 1, longitude: 2, name: 'Here' } });
		await send({ type: 'document', document: { link: 'https://example.com/a.pdf' } });
		await interactive('cta_url', { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://example.com' } });
		await interactive('catalog_message', { name: 'catalog_message' });
		await simulator.report(simulator.messages()[0]?.messageId ?? '', 'failed');
	}

	it.each([['desktop', 1100], ['phone', 390]])('the page has no serious barrier at the width of a %s, with a sheet open or not', async (_name, width) => {
		await page.context().close();
		page = await open({ width, height: 900 });
		await fillChat();
		await page.getByTestId('open-order').waitFor();
		expect(await findings()).toEqual([]);
		for (const opener of ['open-list', 'open-flow', 'open-order', 'attach']) {
			await page.getByTestId(opener).click();
			await page.getByRole('dialog').waitFor();
			expect(await findings()).toEqual([]);
			await page.keyboard.press('Escape');
		}
	});

	it('nothing runs out of the screen at 390 pixels', async () => {
		await page.context().close();
		page = await open({ width: 390, height: 800 });
		await fillChat();
		await page.getByTestId('open-order').waitFor();
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBe(0);
		expect(await page.getByTestId('send').isVisible()).toBe(true);
	});
});
