import { startSimulator, type Simulator } from '../../../simulator/server';
import { at, BUSINESS, buttonsOf, CUSTOMER, flowOf, listOf, sendV2, startWebhook } from './support';

let sim: Simulator;
let webhook: Awaited<ReturnType<typeof startWebhook>>;
/** Status of the next answers of the webhook; 200 when none is left. */
let answers: number[] = [];

beforeAll(async () => {
	sim = await startSimulator({ webhooks: { backoffMs: 5 } });
	webhook = await startWebhook(() => answers.shift() ?? 200);
});
beforeEach(() => {
	sim.reset();
	sim.setIncoming({ url: webhook.url });
	sim.setWebhooks({ copies: 1, retries: 2 });
	sim.setStatuses({ send: [] });
	webhook.heard.length = 0;
	answers = [];
});
afterAll(async () => {
	await sim.close();
	webhook.close();
});

const sections = [{ rows: [{ id: 'express', title: 'Express', description: 'Tomorrow' }] }];
/** The `interactive` of the first message that was told. */
const heardInteractive = () => at(webhook.heard[0]?.json, 'meta_object.value.messages.0.interactive');
const sendList = () => sendV2(sim, listOf(sections), { ref: 'customer1', ref1: 'marketing', ref2: 'x' });

describe('a tap', () => {
	it('on a row is told in Kaleyra’s envelope, with what the list was sent with', async () => {
		const { data } = await sendList();
		const sent = sim.messages()[0];
		await sim.act({ row: 'express' });
		expect(webhook.heard).toHaveLength(1);
		expect(webhook.heard[0]?.json).toEqual({
			meta_object: {
				value: {
					messaging_product: 'whatsapp',
					metadata: { display_phone_number: '15550100001', phone_number_id: expect.any(String) },
					contacts: [{ profile: { name: expect.any(String) }, wa_id: '15550100101' }],
					messages: [
						{
							context: { from: '15550100001', id: sent?.wamid },
							from: '15550100101',
							id: expect.stringMatching(/^wamid\./),
							timestamp: expect.stringMatching(/^\d{10}$/),
							type: 'interactive',
							interactive: {
								type: 'list_reply',
								list_reply: { id: 'express', title: 'Express', description: 'Tomorrow' },
							},
						},
					],
				},
				field: 'messages',
			},
			extra_info: {
				media_url: '',
				ref: 'customer1',
				ref1: 'marketing',
				ref2: 'x',
				reply_to: data.data.message_id,
				trace_id: sent?.traceId,
				waba_id: sim.account.wabaId,
			},
		});
	});

	it('on a row is told in Meta’s envelope when that shape is set', async () => {
		sim.setIncoming({ url: webhook.url, shape: 'meta' }, BUSINESS);
		await sendList();
		await sim.act({ row: 'express' });
		const body = webhook.heard[0]?.json;
		expect(body).toMatchObject({
			object: 'whatsapp_business_account',
			entry: [{ id: sim.account.wabaId, changes: [{ field: 'messages' }] }],
		});
		expect(at(body, 'entry.0.changes.0.value.messages.0.interactive.list_reply.id')).toBe('express');
	});

	it('on a button tells the button’s id and title', async () => {
		await sendV2(sim, buttonsOf(2));
		await sim.act({ button: 'b1' });
		expect(heardInteractive()).toEqual({ type: 'button_reply', button_reply: { id: 'b1', title: 'Button 1' } });
	});

	it('on a flow’s last button tells the answers and the flow’s token as JSON text', async () => {
		await sendV2(sim, flowOf());
		await sim.act({ flow: { name: 'Ann', age: 30 } });
		const { response_json, ...reply } = at(heardInteractive(), 'nfm_reply') as Record<string, string>;
		expect(reply).toEqual({ name: 'flow', body: 'Sent' });
		expect(JSON.parse(response_json ?? '')).toEqual({ name: 'Ann', age: 30, flow_token: 'token-1' });
	});

	it('answers the newest message that fits unless one is named', async () => {
		const first = (await sendV2(sim, buttonsOf(1))).data.data.message_id;
		await sendV2(sim, buttonsOf(1));
		const [oldest, newest] = sim.messages();
		expect((await sim.act({ button: 'b0' })).message.content.context).toMatchObject({ id: newest?.wamid });
		expect((await sim.act({ button: 'b0', messageId: first })).message.content.context).toMatchObject({ id: oldest?.wamid });
	});

	it('on something the message does not offer is refused, and nothing is told', async () => {
		await sendV2(sim, buttonsOf(1));
		await expect(sim.act({ button: 'b7' })).rejects.toThrow('no button with the id "b7"');
		await expect(sim.act({ row: 'express' })).rejects.toThrow('no message to answer with row');
		await expect(sim.act({ from: CUSTOMER })).rejects.toThrow('exactly one of');
		expect(webhook.heard).toEqual([]);
	});
});

describe('a webhook call', () => {
	it('carries the headers and query set for the number', async () => {
		sim.setIncoming({ url: `${webhook.url}?a=1`, headers: { 'x-secret': 's' }, query: { token: 't' } });
		await sim.act({ from: CUSTOMER, text: 'Hi' });
		expect(webhook.heard[0]?.headers['x-secret']).toBe('s');
		expect(webhook.heard[0]?.url.search).toBe('?a=1&token=t');
	});

	it('is repeated until it is answered with 2xx', async () => {
		answers = [500, 404];
		const { deliveries } = await sim.act({ from: CUSTOMER, text: 'Hi' });
		expect(deliveries.map(({ attempt, status }) => [attempt, status])).toEqual([[1, 500], [2, 404], [3, 200]]);
		expect(new Set(webhook.heard.map(({ text }) => text)).size).toBe(1);
	});

	it('is given up after the set number of retries', async () => {
		answers = [500, 500, 500, 500];
		sim.setWebhooks({ retries: 1 });
		const { deliveries } = await sim.act({ from: CUSTOMER, text: 'Hi' });
		expect(deliveries).toHaveLength(2);
		expect(sim.deliveries()).toEqual(deliveries);
	});

	it('comes as often as copies are set', async () => {
		sim.setWebhooks({ copies: 3 });
		await sim.act({ from: CUSTOMER, text: 'Hi' });
		expect(webhook.heard).toHaveLength(3);
		expect(new Set(webhook.heard.map(({ text }) => text)).size).toBe(1);
	});

	it('that nobody answers is logged with the reason', async () => {
		sim.setIncoming({ url: 'http://127.0.0.1:9/' });
		sim.setWebhooks({ retries: 0 });
		const { deliveries } = await sim.act({ from: CUSTOMER, text: 'Hi' });
		expect(deliveries).toMatchObject([{ error: expect.stringMatching(/bad port|ECONNREFUSED/) }]);
	});
});

describe('statuses', () => {
	it('follow each message by themselves when they are switched on', async () => {
		sim.setStatuses({ send: ['sent', 'delivered', 'read'], delayMs: 1 });
		await sendList();
		await sim.settled();
		expect(webhook.heard.map(({ json }) => at(json, 'status'))).toEqual(['sent', 'delivered', 'read']);
		const [message] = sim.messages();
		expect(webhook.heard[0]?.json).toMatchObject({
			message_id: message?.messageId,
			extra_info: { ref: 'customer1', message_id: message?.messageId },
			meta_object: { value: { statuses: [{ id: message?.wamid, status: 'sent', recipient_id: '15550100101' }] } },
		});
		expect(message?.status).toBe('read');
	});

	it('can be bad: failed with Meta’s errors, or not sent with Kaleyra’s reason', async () => {
		const id = (await sendList()).data.data.message_id;
		await sim.report(id, 'failed', { errors: [{ code: 131047, title: 'Re-engagement message' }] });
		await sim.report(id, 'not sent', { code: 'WAV2101', reason: 'Account daily limit reached' });
		const [failed, notSent] = webhook.heard.map(({ json }) => json);
		expect(at(failed, 'meta_object.value.statuses.0')).toMatchObject({ status: 'failed', errors: [{ code: 131047 }] });
		expect(notSent).toMatchObject({ code: 'WAV2101', status: 'not sent', reason: 'Account daily limit reached', message_id: id });
		expect(notSent).not.toHaveProperty('meta_object');
	});
});
