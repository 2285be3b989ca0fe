import axios from 'axios';
import FormData from 'form-data';
import { startSimulator, type Simulator } from '../../../simulator/server';
import { CUSTOMER, KEY, rows, startWebhook } from './support';

let sim: Simulator;
beforeAll(async () => {
	sim = await startSimulator();
});
beforeEach(() => sim.reset());
afterAll(() => sim.close());

const list = {
	to: CUSTOMER,
	from: '+15550100002',
	channel: 'whatsapp',
	type: 'list',
	body: 'Hi Welcome',
	header: '{ "type": "text",\n"text": "This is the header content"}',
	footer: 'This is the footer content',
	action: JSON.stringify({ button: 'Options', sections: [{ title: '1st section', rows: rows(3) }, { title: 'Second', rows: rows(7, 4) }] }),
};
const buttons = {
	...list,
	type: 'button',
	action: JSON.stringify({ buttons: [{ type: 'reply', reply: { id: 'a', title: 'Yes' } }] }),
};
const template = { to: CUSTOMER, from: list.from, channel: 'whatsapp', type: 'mediatemplate', lang_code: 'en' };

const post = (body: object, headers: Record<string, string> = KEY) =>
	axios.post(`${sim.url}/v1/${sim.account.sid}/messages`, body, { headers, validateStatus: () => true });

function form(fields: Record<string, unknown>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value as string);
	return data;
}

describe('a v1 message', () => {
	it.each([
		['a multipart list', () => form(list), 'list'],
		['an urlencoded list', () => new URLSearchParams(list), 'list'],
		['reply buttons', () => form(buttons), 'button'],
		['a text template', () => form({ ...template, type: 'template', template_name: 'newsletter_01', params: 'Alex' }), 'template'],
		['a template with named variables', () => form({ ...template, type: 'template', template_name: 'appointment_reminder', params: '"Alex, Ltd","Friday","9 am"' }), 'template'],
		['a media template', () => form({ ...template, template_name: 'how_it_works', params: '"the pot"', media_url: 'https://example.com/a.mp4' }), 'template'],
		['text', () => form({ to: CUSTOMER, from: list.from, channel: 'WhatsApp', type: 'text', body: 'Hi', preview_url: 'true' }), 'text'],
		['a picture by link', () => form({ to: CUSTOMER, from: list.from, channel: 'whatsapp', type: 'media', media_url: 'https://example.com/a.png', caption: 'A' }), 'image'],
	])('that is %s is accepted', async (_name, make, kind) => {
		const { status, data } = await post(make());
		expect(status).toBe(200);
		expect(data).toMatchObject({
			createdDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/),
			totalCount: 1,
			data: [{ message_id: `${data.id}:0`, recipient: '15550100101' }],
			error: {},
		});
		expect(sim.messages()).toMatchObject([{ kind, version: 'v1', messageId: `${data.id}:0`, from: '15550100002' }]);
	});

	it('names the type and body it was sent with', async () => {
		expect((await post(form(list))).data).toMatchObject({ type: 'list', body: 'Hi Welcome' });
	});

	it('goes to each of several recipients, with one number per message', async () => {
		const { data } = await post(form({ ...list, to: '+15550100101,+15550100102' }));
		expect(data.totalCount).toBe(2);
		expect(sim.messages().map(({ messageId, to }) => [messageId, to])).toEqual([
			[`${data.id}:0`, '15550100101'],
			[`${data.id}:1`, '15550100102'],
		]);
	});

	it('takes a file, which the phone can fetch', async () => {
		const data = form({ to: CUSTOMER, from: list.from, channel: 'whatsapp', type: 'media' });
		data.append('media', Buffer.from('film'), { filename: 'a.mp4', contentType: 'video/mp4' });
		await post(data);
		const [message] = sim.messages({ kind: 'video' });
		const { id } = message?.content.video as { id: string };
		const file = await axios.get(`${sim.url}/simulator/media/${id}`);
		expect([file.data, file.headers['content-type']]).toEqual(['film', 'video/mp4']);
	});

	it('may carry the key as a form field, which is not kept', async () => {
		expect((await post(form({ ...list, 'api-key': KEY['api-key'] }), {})).status).toBe(200);
		expect(JSON.stringify(sim.messages())).not.toContain(KEY['api-key']);
	});

	it('without action and body gets the documents’ E413', async () => {
		const { to, from, channel, type } = list;
		const { status, data } = await post(form({ to, from, channel, type }));
		expect([status, data]).toEqual([
			400,
			{
				code: 'E413',
				message: 'Invalid/incorrect inputs',
				data: [],
				error: {
					action: 'For the type list, action field is mandatory and cannot be empty!',
					body: 'For the type list, body field is mandatory and cannot be empty!',
				},
			},
		]);
	});

	it.each<[string, object, string]>([
		['a template whose text has a gap', { ...template, template_name: 'order_confirmation', params: '"Alex","Tea"' }, 'template.components'],
		['values whose quotes do not close', { ...template, template_name: 'newsletter_01', params: '"Alex' }, 'params'],
		['a text template with a link', { ...template, type: 'template', template_name: 'newsletter_01', params: 'Alex', param_url: 'a' }, 'type'],
		['an action that is not JSON', { ...list, action: '{' }, 'action'],
		['a list button of 23 characters, as the documents’ own sample has it', { ...list, action: list.action.replace('Options', 'cta-button-content-here') }, 'action'],
		['a list body above 1,024 characters', { ...list, body: 'x'.repeat(1025) }, 'body'],
		['a header of 61 characters', { ...list, header: JSON.stringify({ type: 'text', text: 'x'.repeat(61) }) }, 'header'],
		['a footer of 61 characters', { ...list, footer: 'x'.repeat(61) }, 'footer'],
		['a type of v2', { ...list, type: 'flow' }, 'type'],
		['another channel', { ...list, channel: 'sms' }, 'channel'],
		['a recipient with letters', { ...list, to: 'Ann' }, 'to'],
		['a field there is none of', { ...list, boddy: 'x' }, 'boddy'],
		['media without media', { ...list, type: 'media', action: '' }, 'media'],
	])('with %s is refused at that field', async (_name, fields, field) => {
		const { status, data } = await post(form({ ...fields }));
		expect([status, data.code]).toEqual([400, 'E413']);
		expect(Object.keys(data.error)).toContain(field);
		expect(sim.messages()).toEqual([]);
	});

	it('with a wrong key gets RBC001, from a number of v2 WA-401', async () => {
		expect((await post(form(list), { 'api-key': 'wrong' })).data.code).toBe('RBC001');
		expect((await post(form({ ...list, from: '+15550100001' }))).data.code).toBe('WA-401');
	});

	it('reports statuses and taps the way v1 does', async () => {
		const webhook = await startWebhook();
		sim.setIncoming({ url: webhook.url }, '+15550100002');
		const callback_url = webhook.url.replace('/hook', '/status');
		const { data } = await post(form({ ...list, callback_url }));
		await sim.report(`${data.id}:0`, 'delivered');
		await sim.report(`${data.id}:0`, 'failed');
		await sim.act({ row: 'row-4' });
		const [delivered, failed, tap] = webhook.heard;
		expect(delivered?.url.href).toBe(`http://webhook/status?id=${encodeURIComponent(`${data.id}:0`)}&status=delivered`);
		expect(failed?.url.searchParams.get('status')).toBe('0');
		expect([tap?.method, tap?.url.pathname]).toEqual(['GET', '/hook']);
		const values = tap?.url.searchParams;
		expect(values?.get('body')).toBe('Row 4');
		expect(values?.get('from')).toBe('15550100101');
		expect(values?.get('wanumber')).toBe('15550100002');
		expect(values?.get('reply_to')).toBe(`${data.id}:0`);
		expect(JSON.parse(values?.get('custom_response') ?? '')).toMatchObject({ list_reply: { id: 'row-4' } });
		expect(values?.get('media_url')).toBe('');
		webhook.close();
	});
});
