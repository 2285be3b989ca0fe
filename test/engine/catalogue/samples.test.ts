import v1List from '../../fixtures/requests/v1-list.json';
import v3Buttons from '../../fixtures/requests/v3-buttons.json';
import v3List from '../../fixtures/requests/v3-list.json';
import { byNumber, type SimulatedAccount, startSimulatedAccount } from '../support/simulated';
import { runOn } from './versions';

let account: SimulatedAccount;
beforeAll(async () => {
	account = await startSimulatedAccount({
		numbers: [
			{ number: v1List.from, version: 'v1' },
			{ number: v3List.request.from, version: 'v3' },
		],
	});
});
afterEach(() => account.sim.reset());
afterAll(() => account.sim.close());

/** Sections as the editor saves them. */
const fieldsOf = (sections: Array<{ title: string; rows: object[] }>) => ({
	section: sections.map(({ title, rows }) => ({ title, rows: { row: rows } })),
});
const sent = () => account.sim.messages()[0]?.body;

test('the documents’ v1 list, filled in through the fields, arrives as they show it', async () => {
	const { action, header, body, footer, callback_url } = v1List;
	// The sample's own label has 23 characters; the limit in the same document is 20.
	const button = action.button.slice(0, 20);
	await runOn(account, 'v1', {
		operation: 'sendList',
		from: byNumber(v1List.from),
		to: v1List.to,
		headerType: 'text',
		headerText: header.text,
		body,
		footer,
		buttonText: button,
		sections: fieldsOf(action.sections),
		options: { callbackUrl: callback_url },
	});
	const form = sent() as Record<string, string>;
	expect({ ...form, header: JSON.parse(form.header ?? ''), action: JSON.parse(form.action ?? '') }).toEqual({
		...v1List,
		action: { ...action, button },
	});
});

test('the documents’ v3 reply buttons, filled in through the fields, arrive as they show them', async () => {
	const { message: messageText, clientId, externalId, from, to, interactive } = v3Buttons.request;
	await runOn(account, 'v3', {
		operation: 'sendButtons',
		from: byNumber(`+${from}`),
		to,
		headerType: 'image',
		headerMedia: { __rl: true, mode: 'link', value: interactive.header.image.link },
		body: interactive.body.text,
		footer: interactive.footer.text,
		buttons: { button: interactive.action.buttons.map(({ reply }) => reply) },
		options: { messageText, clientId, externalId },
	});
	expect(sent()).toEqual(v3Buttons);
});

test('the documents’ v3 list, filled in through the fields, arrives as they show it', async () => {
	const { from, to, interactive } = v3List.request;
	await runOn(account, 'v3', {
		operation: 'sendList',
		from: byNumber(`+${from}`),
		to,
		headerType: 'text',
		headerText: interactive.header.text,
		body: interactive.body.text,
		footer: interactive.footer.text,
		buttonText: interactive.action.button,
		sections: fieldsOf(interactive.action.sections),
	});
	expect(sent()).toEqual(v3List);
});
