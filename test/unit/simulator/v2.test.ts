import axios from 'axios';
import { startSimulator, type Simulator } from '../../../simulator/server';
import { buttonsOf, CUSTOMER, flowOf, interactive, KEY, listOf, rows, sendV2 } from './support';

let sim: Simulator;
beforeAll(async () => {
	sim = await startSimulator();
});
beforeEach(() => sim.reset());
afterAll(() => sim.close());

const shippingOptions = interactive({
	type: 'list',
	header: { type: 'text', text: 'Shipping Options' },
	body: { text: 'Choose your shipping option' },
	footer: { text: 'Trendy apparel: your ultimate style choices' },
	action: {
		button: 'Shipping Options',
		sections: [
			{
				title: 'I want it pretty quick!',
				rows: [
					{ id: 'priority_express', title: 'Quick Mail Express', description: 'Next 2 days' },
					{ id: 'priority_mail', title: 'Priority Mail', description: '2–3 Days' },
				],
			},
			{
				title: 'I am not in a hurry',
				rows: [
					{ id: 'ups_ground_advantage', title: 'ups ground advantage', description: '4–5 Days' },
					{ id: 'media_mail', title: 'Media Mail', description: '4–8 Days' },
				],
			},
		],
	},
});

describe('a v2 message that is right', () => {
	it.each([
		['the documents’ shipping list', shippingOptions],
		['a list of ten rows in one section without title', listOf([{ rows: rows(10) }])],
		['a list with a body of 4,096 characters', listOf([{ rows: rows(1) }], { body: { text: 'x'.repeat(4096) } })],
		['a row title of 24 emoji', listOf([{ rows: [{ id: '1', title: '🍋'.repeat(24) }] }])],
		['three buttons', buttonsOf(3)],
		['buttons under a picture', buttonsOf(1, { header: { type: 'image', image: { link: 'https://example.com/a.png' } } })],
		['buttons under a document by id', buttonsOf(1, { header: { type: 'document', document: { id: '9', filename: 'a.pdf' } } })],
		['a flow by id', flowOf()],
		['a flow with data for its first screen', flowOf({ flow_action_payload: { screen: 'FIRST', data: { name: 'Ann' } } })],
		['a flow by name as a draft', flowOf({ flow_id: undefined, flow_name: 'lead', mode: 'draft' })],
		['text without a type', { text: { body: 'Hello' } }],
	])('%s is accepted with WA202 and kept', async (_name, message) => {
		const { status, data } = await sendV2(sim, message);
		expect(data).toEqual({
			code: 'WA202',
			message: 'Request Accepted',
			data: { message_id: expect.stringMatching(/^A[0-9A-Za-z]{19}$/) },
			error: {},
		});
		expect(status).toBe(202);
		expect(sim.messages()).toMatchObject([{ messageId: data.data.message_id, to: '15550100101', from: '15550100001' }]);
	});

	it('is kept without the key, with what it answers', async () => {
		await sendV2(sim, { type: 'text', text: { body: 'Hi' }, context: { message_id: 'wamid.X' } }, { ref: 'r' });
		const [message] = sim.messages();
		expect(message).toMatchObject({ kind: 'text', version: 'v2', replyTo: 'wamid.X', extraInfo: { ref: 'r', wa_source: 'API' } });
		expect(JSON.stringify(message)).not.toContain(KEY['api-key']);
	});

	it('has references longer than 255 characters cut, and unknown sources replaced', async () => {
		await sendV2(sim, shippingOptions, { ref: '🍋'.repeat(300), ref1: 'x'.repeat(255), wa_source: 'n8n' });
		await sendV2(sim, shippingOptions, { wa_source: 'zoho' });
		const [first, second] = sim.messages();
		expect(first?.extraInfo).toEqual({ ref: '🍋'.repeat(255), ref1: 'x'.repeat(255), ref2: '', wa_source: 'API' });
		expect(second?.extraInfo.wa_source).toBe('zoho');
	});

	it('may name several recipients when it is a flow: one message each, one id', async () => {
		const { data } = await sendV2(sim, { ...flowOf(), to: '+15550100101, +15550100102' });
		expect(sim.messages().map(({ to, messageId }) => [to, messageId])).toEqual([
			['15550100101', data.data.message_id],
			['15550100102', data.data.message_id],
		]);
	});
});

describe('a v2 message that is wrong', () => {
	it.each<[string, Record<string, unknown>, string]>([
		['eleven rows over two sections', listOf([{ title: 'A', rows: rows(6) }, { title: 'B', rows: rows(5, 7) }]), 'interactive.action.sections'],
		['eleven sections', listOf(rows(11).map((row) => ({ title: row.title, rows: [row] }))), 'interactive.action.sections'],
		['no section', listOf([]), 'interactive.action.sections'],
		['a section without rows', listOf([{ title: 'A', rows: [] }]), 'interactive.action.sections[0].rows'],
		['two sections of which one has no title', listOf([{ rows: rows(1) }, { title: 'B', rows: rows(1, 2) }]), 'interactive.action.sections[0].title'],
		['a section title of 25 characters', listOf([{ title: 'x'.repeat(25), rows: rows(1) }]), 'interactive.action.sections[0].title'],
		['a row title of 25 characters with emoji', listOf([{ rows: [{ id: '1', title: `${'x'.repeat(24)}🍋` }] }]), 'interactive.action.sections[0].rows[0].title'],
		['a row id of 201 characters', listOf([{ rows: [{ id: 'x'.repeat(201), title: 'A' }] }]), 'interactive.action.sections[0].rows[0].id'],
		['a row description of 73 characters', listOf([{ rows: [{ id: '1', title: 'A', description: 'x'.repeat(73) }] }]), 'interactive.action.sections[0].rows[0].description'],
		['an empty row description', listOf([{ rows: [{ id: '1', title: 'A', description: '' }] }]), 'interactive.action.sections[0].rows[0].description'],
		['two rows with one id', listOf([{ rows: [...rows(1), ...rows(1)] }]), 'interactive.action.sections[0].rows[1].id'],
		['a row with an unknown key', listOf([{ rows: [{ id: '1', title: 'A', colour: 'red' }] }]), 'interactive.action.sections[0].rows[0].colour'],
		['a list button of 21 characters', listOf([{ rows: rows(1) }], { action: { button: 'x'.repeat(21), sections: [{ rows: rows(1) }] } }), 'interactive.action.button'],
		['a list button with an emoji', listOf([{ rows: rows(1) }], { action: { button: 'Open 🍋', sections: [{ rows: rows(1) }] } }), 'interactive.action.button'],
		['a list body of 4,097 characters', listOf([{ rows: rows(1) }], { body: { text: 'x'.repeat(4097) } }), 'interactive.body.text'],
		['a list with a picture as header', listOf([{ rows: rows(1) }], { header: { type: 'image', image: { id: '1' } } }), 'interactive.header.type'],
		['a header of 61 characters', buttonsOf(1, { header: { type: 'text', text: 'x'.repeat(61) } }), 'interactive.header.text'],
		['a footer of 61 characters', buttonsOf(1, { footer: { text: 'x'.repeat(61) } }), 'interactive.footer.text'],
		['buttons without a body', buttonsOf(1, { body: undefined }), 'interactive.body'],
		['a button body of 1,025 characters', buttonsOf(1, { body: { text: 'x'.repeat(1025) } }), 'interactive.body.text'],
		['no button', buttonsOf(0), 'interactive.action.buttons'],
		['four buttons', buttonsOf(4), 'interactive.action.buttons'],
		['a header with both id and link', buttonsOf(1, { header: { type: 'image', image: { id: '1', link: 'https://example.com' } } }), 'interactive.header.image'],
		['a header link that is no address', buttonsOf(1, { header: { type: 'video', video: { link: 'ftp://example.com/a' } } }), 'interactive.header.video.link'],
		['a flow with both id and name', flowOf({ flow_name: 'lead' }), 'interactive.action.parameters'],
		['a flow with neither id nor name', flowOf({ flow_id: undefined }), 'interactive.action.parameters'],
		['a flow with an emoji on its button', flowOf({ flow_cta: 'Open 🍋' }), 'interactive.action.parameters.flow_cta'],
		['a flow without version', flowOf({ flow_message_version: undefined }), 'interactive.action.parameters.flow_message_version'],
		['a flow with empty data', flowOf({ flow_action_payload: { screen: 'A', data: {} } }), 'interactive.action.parameters.flow_action_payload.data'],
		['a data exchange with a payload', flowOf({ flow_action: 'data_exchange', flow_action_payload: { screen: 'A' } }), 'interactive.action.parameters.flow_action_payload'],
		['a type that WhatsApp does not have', { type: 'poll', poll: {} }, 'type'],
		['an interactive type that WhatsApp does not have', interactive({ type: 'poll' }), 'interactive.type'],
		['a recipient with letters', { ...buttonsOf(1), to: '+1555CALLME' }, 'to'],
		['several recipients for buttons', { ...buttonsOf(1), to: '+15550100101,+15550100102' }, 'to'],
		['another product', { ...buttonsOf(1), messaging_product: 'sms' }, 'messaging_product'],
	])('%s is refused with WA400 and never kept', async (_name, message, path) => {
		const { status, data } = await sendV2(sim, message);
		expect(status).toBe(400);
		expect(data).toMatchObject({ code: 'WA400', message: 'Refer to correct payload format', data: {} });
		expect(data.error.payload).toBe('Incorrect payload format');
		expect(Object.keys(data.error)).toContain(path);
		expect(sim.messages()).toEqual([]);
	});

	it('is told everything that is wrong at once', async () => {
		const { data } = await sendV2(sim, buttonsOf(4, { footer: { text: 'x'.repeat(61) } }));
		expect(Object.keys(data.error)).toEqual(['payload', 'interactive.footer.text', 'interactive.action.buttons']);
		expect(data.error['interactive.footer.text']).toContain('has 61 characters, the limit is 60');
	});

	it.each([
		['not JSON', '{"messaging_object": ', 'application/json'],
		['an array', '[]', 'application/json'],
		['null', 'null', 'application/json'],
		['a form', 'a=b', 'application/x-www-form-urlencoded'],
	])('is refused with WA400 when the body is %s', async (_name, body, type) => {
		const url = `${sim.url}/v2/${sim.account.sid}/whatsapp/+15550100001/messages`;
		const { status, data } = await axios.post(url, body, {
			headers: { ...KEY, 'content-type': type },
			transformRequest: (raw) => raw,
			validateStatus: () => true,
		});
		expect([status, data.code]).toEqual([400, 'WA400']);
	});
});

describe('a v2 caller', () => {
	const error = (code: string, message: string, key: string, data: unknown = {}) => ({ code, message, data, error: { [key]: message } });

	it('with a wrong key or SID gets RBC001', async () => {
		const expected = error('RBC001', 'Incorrect SID or API key.', 'error', []);
		const wrong: Array<Parameters<typeof sendV2>[3]> = [{ headers: { 'api-key': 'wrong' } }, { headers: { accept: '*/*' } }, { sid: 'HXAP00XXXXXX00IN' }];
		for (const access of wrong) {
			const { status, data } = await sendV2(sim, shippingOptions, undefined, access);
			expect([status, data]).toEqual([401, expected]);
		}
	});

	it('with a number of another account gets WA401', async () => {
		const { status, data } = await sendV2(sim, shippingOptions, undefined, { number: '+15550109999' });
		const text = 'Phone number is not present or does not belong to the account.';
		expect([status, data]).toEqual([401, error('WA401', text, 'phone_number')]);
	});

	it('with a number that lives on v1 gets WA-401', async () => {
		const { status, data } = await sendV2(sim, shippingOptions, undefined, { number: '+15550100002' });
		expect(status).toBe(401);
		expect(data.code).toBe('WA-401');
		expect(data.error.phone_number).toMatch(/associated with different Version of our WA API/);
	});

	it('may write the number with or without plus, encoded or not', async () => {
		for (const number of ['+15550100001', '15550100001', '%2B15550100001']) {
			expect((await sendV2(sim, shippingOptions, undefined, { number })).status).toBe(202);
		}
		expect(sim.messages({ to: CUSTOMER })).toHaveLength(3);
	});

	it('finds the same API under the path prefix the simulator was given', async () => {
		const prefixed = await startSimulator({ prefix: '/gateway/kaleyra' });
		try {
			const url = `${prefixed.url}/gateway/kaleyra/v2/${sim.account.sid}/whatsapp/+15550100001/messages`;
			const body = { messaging_object: { messaging_product: 'whatsapp', to: CUSTOMER, ...shippingOptions } };
			expect((await axios.post(url, body, { headers: KEY })).data.code).toBe('WA202');
		} finally {
			await prefixed.close();
		}
	});
});
