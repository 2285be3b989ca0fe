import axios from 'axios';
import { startSimulator, type Simulator } from '../../../simulator/server';
import { startWebhook } from './support';

let sim: Simulator;
beforeAll(async () => {
	// The numbers of the documents' samples.
	sim = await startSimulator({ numbers: [{ number: '1000000001', version: 'v3' }] });
});
beforeEach(() => sim.reset());
afterAll(() => sim.close());

const buttons = {
	channel: 'WHATSAPP',
	request: {
		message: 'message text body of the registered template',
		clientId: 'clientId',
		externalId: '123456789abcde',
		to: '+1000000002',
		from: '1000000001',
		type: 'interactive',
		interactive: {
			type: 'button',
			header: { type: 'image', image: { link: 'https://example.com?media=image.png' } },
			body: { text: 'Hi Alex! Your appointment with Dr. Smith is scheduled for 3:00 PM on Friday.' },
			footer: { text: 'Looking forward to seeing you!' },
			action: {
				buttons: [
					{ type: 'reply', reply: { id: '0', title: 'Change' } },
					{ type: 'reply', reply: { id: '1', title: 'Cancel' } },
				],
			},
		},
	},
};
const list = {
	channel: 'WHATSAPP',
	request: {
		from: '1000000001',
		to: '+1000000002',
		type: 'interactive',
		interactive: {
			type: 'list',
			header: { type: 'text', text: 'Choose Your Meal Option' },
			body: { text: 'What would you like for lunch today? Please select an option below.' },
			footer: { text: 'Foodie\'s Delight: Fresh meals, delivered fast.' },
			action: {
				sections: [
					{ title: 'I\'m Hungry!', rows: [{ id: 'first-option', title: 'Grilled Chicken Salad', description: 'Fresh greens (300 kcal)' }] },
					{ title: 'Light Bites', rows: [{ id: 'third-option', title: 'Fruit Bowl', description: 'A mix of seasonal fruits (150 kcal)' }] },
				],
				button: 'Select Meal',
			},
		},
	},
};
const request = (more: object) => ({ ...list, request: { ...list.request, ...more } });

const post = (body: object, token = 'fake-access-token-for-tests') =>
	axios.post(`${sim.url}/v3/messages`, body, { headers: { authorization: `Bearer ${token}` }, validateStatus: () => true });

describe('a v3 message', () => {
	it.each([
		['the documents’ reply buttons', buttons],
		['the documents’ list', list],
		['text', request({ type: 'text', interactive: undefined, text: { body: 'Hi' } })],
		['an image', request({ type: 'image', interactive: undefined, image: { link: 'https://example.com/a.png' } })],
	])('that is %s is answered with its transaction', async (_name, body) => {
		const { status, data } = await post(JSON.parse(JSON.stringify(body)) as object);
		expect([status, data]).toEqual([
			200,
			{ meta: { timestamp: expect.any(Number), transactionId: expect.stringMatching(/^[0-9a-f-]{36}$/), explain: 'Send Notification' } },
		]);
		expect(sim.messages()).toMatchObject([{ messageId: data.meta.transactionId, from: '1000000001', to: '1000000002' }]);
		expect(JSON.stringify(sim.messages())).not.toContain('fake-access-token');
	});

	it.each<[string, object, string]>([
		['a sender with a plus sign', request({ from: '+1000000001' }), 'request.from'],
		['a recipient without a plus sign', request({ to: '1000000002' }), 'request.to'],
		['another channel', { ...list, channel: 'SMS' }, 'channel'],
		['a flow', request({ interactive: { type: 'flow' } }), 'interactive.type'],
		['a list body above 1,024 characters', request({ interactive: { ...list.request.interactive, body: { text: 'x'.repeat(1025) } } }), 'interactive.body.text'],
		['an externalId with a dash', request({ externalId: 'a-b' }), 'request.externalId'],
		['callbacks that are no addresses', { ...list, callbacks: 'https://example.com,nowhere' }, 'callbacks'],
		['an image by id', request({ type: 'image', interactive: undefined, image: { id: '1' } }), 'image.id'],
	])('with %s is refused with 400 and what is wrong', async (_name, body, path) => {
		const { status, data } = await post(body);
		expect(status).toBe(400);
		expect(data.meta.explain).toBe('Invalid request');
		expect(Object.keys(data.error)).toContain(path);
	});

	it('with a wrong token gets 401, from an unknown number WA401', async () => {
		expect((await post(list, 'wrong')).status).toBe(401);
		expect((await post(request({ from: '1000000009' }))).data.error.code).toBe('WA401');
	});

	it('reports its status to each of its callbacks', async () => {
		const webhook = await startWebhook();
		const { data } = await post({ ...buttons, callbacks: `${webhook.url}, ${webhook.url}2` });
		await sim.report(data.meta.transactionId, 'delivered');
		expect(webhook.heard.map(({ url }) => url.pathname).sort()).toEqual(['/hook', '/hook2']);
		expect(webhook.heard[0]?.json).toMatchObject({
			transactionId: data.meta.transactionId,
			status: 'DELIVERED',
			clientId: 'clientId',
			externalId: '123456789abcde',
		});
		webhook.close();
	});
});
