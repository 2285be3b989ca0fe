import axios from 'axios';
import { startSimulator, type Simulator } from '../../../simulator/server';
import { at, KEY, sendV2 } from './support';

let sim: Simulator;
beforeAll(async () => {
	sim = await startSimulator();
});
beforeEach(() => sim.reset());
afterAll(() => sim.close());

const text = (...values: string[]) => values.map((value) => ({ type: 'text', text: value }));
const order = [
	{ type: 'header', parameters: text('1042') },
	{ type: 'body', parameters: text('Ann', 'Green tea', 'Friday') },
];
const url = (index: number, value: string) => ({ type: 'button', sub_type: 'url', index: String(index), parameters: text(value) });
const coupon = (index: number, code: string) => ({
	type: 'button',
	sub_type: 'copy_code',
	index: String(index),
	parameters: [{ type: 'coupon_code', coupon_code: code }],
});
const image = { type: 'header', parameters: [{ type: 'image', image: { link: 'https://example.com/a.png' } }] };
const card = (card_index: number) => ({ card_index, components: [image, { type: 'body', parameters: text('Tea', '6 €') }, url(0, 'tea')] });
const template = (name: string, components?: unknown, code = 'en') => ({
	type: 'template',
	template: { name, language: { code }, ...(components ? { components } : {}) },
});

/** What the phone draws for the message sent last. */
const drawn = async () => (await axios.get(`${sim.url}/simulator/phones/15550100101/messages`)).data.messages.at(-1).bubble;

describe('a template', () => {
	it.each<[string, string, unknown, object]>([
		['without variables', 'hello_world', undefined, { headerText: 'Hello World', footer: 'Green Leaf' }],
		['with header, body and quick replies', 'order_confirmation', order, {
			headerText: 'Order 1042',
			text: 'Hi Ann, thank you! *Green tea* is on its way and arrives on Friday.',
			actions: [{ type: 'quickReply', title: 'Track order', payload: 'Track order' }, { type: 'quickReply' }],
		}],
		['with a payload of its own', 'order_confirmation', [...order, { type: 'button', sub_type: 'quick_reply', index: 0, parameters: [{ type: 'payload', payload: 'track-1042' }] }], {
			actions: [{ payload: 'track-1042' }, {}],
		}],
		['with a picture, a URL and a coupon', 'spring_sale', [image, { type: 'body', parameters: text('Ann', '20 %') }, url(0, 'ann'), coupon(1, 'GREEN20')], {
			media: { type: 'image', url: 'https://example.com/a.png' },
			actions: [{ type: 'url', url: 'https://shop.example/sale/ann' }, { type: 'copy', code: 'GREEN20' }],
		}],
		['with a one-time password', 'login_code', [{ type: 'body', parameters: text('123456') }, url(0, '123456')], {
			text: '*123456* is your verification code.',
			actions: [{ type: 'copy', code: '123456' }],
		}],
		['with cards', 'new_arrivals', [{ type: 'body', parameters: text('Ann') }, { type: 'carousel', cards: [card(0), card(1)] }], {
			cards: [{ text: 'Tea for 6 €' }, { actions: [{ type: 'url', url: 'https://shop.example/p/tea' }, { type: 'quickReply' }] }],
		}],
		['with a flow', 'feedback_request', [{ type: 'body', parameters: text('Ann') }, { type: 'button', sub_type: 'flow', index: 0, parameters: [{ type: 'action', action: { flow_token: 't1' } }] }], {
			actions: [{ type: 'flow', token: 't1', form: { name: 'feedback' } }],
		}],
		['with an end', 'limited_offer', [image, { type: 'limited_time_offer', parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1_900_000_000_000 } }] }, { type: 'body', parameters: text('Ann') }, coupon(0, 'X'), url(1, 'x')], {
			text: '*Ends soon!*\nAnn, use your code before it ends.',
		}],
	])('%s is accepted and drawn filled in', async (_name, name, components, expected) => {
		const { data } = await sendV2(sim, template(name, components));
		expect(data.error).toEqual({});
		expect(await drawn()).toMatchObject(expected);
	});

	it('with named variables takes them in any order, by name', async () => {
		const named = (parameter_name: string, value: string) => ({ type: 'text', parameter_name, text: value });
		const parameters = [named('time', '9:00'), named('date', 'Monday'), named('customer_name', 'Ann')];
		await sendV2(sim, template('appointment_reminder', [{ type: 'body', parameters }]));
		expect(await drawn()).toMatchObject({ text: 'Dear Ann, we expect you on Monday at 9:00.' });
	});

	it.each<[string, object, string]>([
		['that the account does not have', template('nobody_knows'), 'template.name'],
		['with capital letters in its name', template('Hello_World'), 'template.name'],
		['that is not approved', template('price_list_draft', [{ type: 'body', parameters: text('May') }]), 'template.name'],
		['in a language it does not have', template('hello_world', undefined, 'fr'), 'template.language.code'],
		['without its variables', template('order_confirmation'), 'template.components'],
		['with too few variables', template('order_confirmation', [order[0], { type: 'body', parameters: text('Ann') }]), 'template.components[1].parameters'],
		['with variables it does not have', template('hello_world', [{ type: 'body', parameters: text('Ann') }]), 'template.components[0].parameters'],
		['with text where a picture belongs', template('invoice', [{ type: 'header', parameters: text('a') }, order[1]]), 'template.components[0].parameters[0].type'],
		['without a button’s value', template('login_code', [{ type: 'body', parameters: text('123456') }]), 'template.components'],
		['with a button it does not have', template('order_confirmation', [...order, url(5, 'x')]), 'template.components[2].index'],
		['with a code of 16 characters', template('spring_sale', [image, { type: 'body', parameters: text('A', 'B') }, url(0, 'a'), coupon(1, 'x'.repeat(16))]), 'template.components[3].parameters[0].coupon_code'],
		['with too few cards', template('new_arrivals', [{ type: 'body', parameters: text('Ann') }, { type: 'carousel', cards: [card(0)] }]), 'template.components[1].cards'],
		['with a component there is none of', template('hello_world', [{ type: 'footer' }]), 'template.components[0].type'],
	])('%s is refused', async (_name, message, path) => {
		const { status, data } = await sendV2(sim, { ...message });
		expect(status).toBe(400);
		expect(Object.keys(data.error)).toContain(path);
	});

	it('can be answered with its quick reply', async () => {
		await sendV2(sim, template('order_confirmation', order));
		const { message } = await sim.act({ quickReply: 'Track order' });
		expect(message.content).toMatchObject({ type: 'button', button: { payload: 'Track order', text: 'Track order' } });
	});

	it('list comes in pages, filtered by name and status', async () => {
		const list = (params: object) =>
			axios.get(`${sim.url}/v2/${sim.account.sid}/whatsapp/${sim.account.wabaId}/message_templates`, { params, headers: KEY });
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const { data } = await list({ limit: 20, after });
			seen.push(...data.data.map((one: { id: string }) => one.id));
			expect(data.paging.next === undefined).toBe(data.data.length < 20);
			after = data.paging.next ? data.paging.cursors.after : undefined;
		} while (after);
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen.length).toBeGreaterThan(40);
		const german = await list({ name: 'order', language: 'de' });
		expect(german.data.data).toMatchObject([{ name: 'order_confirmation', language: 'de', status: 'APPROVED' }]);
		expect(at((await list({ status: 'REJECTED' })).data, 'data.0.name')).toBe('too_loud');
	});
});
