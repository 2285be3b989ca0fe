import { maxSharedText } from '../../../kaleyra/webhook/convert';
import { maxFormText } from '../../../kaleyra/webhook/interactive';
import { maxEntries } from '../../../kaleyra/webhook/messageKinds';
import { maxValues, readerOf, readPayload } from '../../../kaleyra/webhook/read';
import { maxEvents, maxMessages } from '../../../kaleyra/webhook/shape';
import { maxReasons } from '../../../kaleyra/webhook/status';
import { countValues } from '../../../kaleyra/json';
import { itemsOf } from '../../../nodes/KaleyraTrigger/items';

const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

const text = (index: number, more: object = {}) => ({ from: '15550100123', id: `wamid.${index}`, type: 'text', text: { body: 'Hi' }, ...more });
const status = (index: number, more: object = {}) => ({ id: `wamid.${index}`, status: 'sent', ...more });

const long = 'x'.repeat(100_000);
const manyKeys = Object.fromEntries(times(5_000, (index) => [`key ${index}`, index]));

/** Each envelope around a `value`, with whatever else is put into each of its levels. */
const envelopes: Record<string, (value: object, more?: object) => object> = {
	meta: (value, more) => ({ object: 'whatsapp_business_account', ...more, entry: [{ id: '1', time: 1767261600, ...more, changes: [{ field: 'messages', ...more, value: { ...more, ...value } }] }] }),
	kaleyra: (value, more) => ({ ...more, meta_object: { field: 'messages', ...more, value: { ...more, ...value } }, extra_info: { ref: 'order 1', ...more } }),
	bare: (value, more) => ({ ...more, ...value }),
};

describe('of one call', () => {
	it(`${maxMessages} messages are read, the rest is counted`, () => {
		const { received, leftOut } = readPayload({ messages: times(maxMessages + 5, (index) => text(index)) });
		expect([received.length, leftOut]).toEqual([maxMessages, 5]);
	});

	it('messages spread over many changes are read and counted in the same way', () => {
		const changes = times(maxMessages + 5, (index) => ({ value: { messages: [text(index)] } }));
		const { received, leftOut } = readPayload({ entry: [{ changes }] });
		expect([received.length, leftOut]).toEqual([maxMessages, 5]);
	});

	it('reports behind too many messages are read', () => {
		const { received, leftOut } = readPayload({ messages: times(maxMessages + 5, (index) => text(index)), statuses: [status(1)] });
		expect([received.length, leftOut, received.at(-1)?.event.event]).toEqual([maxMessages + 1, 5, 'messageStatus']);
	});

	it(`${maxEvents} reports are read, the rest is counted`, () => {
		const { received, leftOut } = readPayload({ statuses: times(maxEvents + 5, (index) => status(index)) });
		expect([received.length, leftOut]).toEqual([maxEvents, 5]);
	});

	it(`about ${maxValues} values are read, however they are spread`, () => {
		const content = { list: times(19_000, () => ({})) };
		const { received, leftOut } = readPayload({ messages: times(100, (index) => text(index, { type: 'new', new: content })) });
		expect(received.length + leftOut).toBe(100);
		expect(countValues(received.map(({ event }) => event))).toBeGreaterThan(maxValues * 0.9);
		expect(countValues(received.map(({ event }) => event))).toBeLessThan(maxValues * 1.2);
	});

	it('nothing is left out of what Meta sends at most', () => {
		const whole = text(1, { text: { body: 'x'.repeat(4_096) }, context: { id: 'wamid.0', from: '1' }, referral: { source_url: 'https://example.com', headline: 'Sale' } });
		expect(readPayload({ messages: times(1_000, () => whole) }).leftOut).toBe(0);
	});
});

describe('of one message', () => {
	const eventOf = (more: object) => readPayload({ messages: [text(1, more)] }).received[0]?.event;

	it(`${maxEntries} products and cards, and ${maxReasons} reasons are read`, () => {
		const event = (more: object) => eventOf(more);
		expect(event({ type: 'order', order: { product_items: times(maxEntries + 1, () => ({ quantity: 1 })) } })?.order?.items).toHaveLength(maxEntries);
		expect(event({ type: 'contacts', contacts: times(maxEntries + 1, () => ({ org: {} })) })?.contacts).toHaveLength(maxEntries);
		expect(event({ errors: times(maxReasons + 1, () => ({ code: 131051 })) })?.errors).toHaveLength(maxReasons);
	});

	it('what has no known form is cut off where it is too large, and says so', () => {
		const content = eventOf({ type: 'new', new: { list: times(1_000_000, () => 1) } })?.content;
		expect(countValues(content)).toBeLessThan(25_000);
		expect((content?.list as unknown[]).at(-1)).toBe('[too large]');
	});

	it('a form filled in with more than a million characters is handed on as the text it is', () => {
		const responseJson = `{"a":"${'x'.repeat(maxFormText)}"}`;
		const flow = eventOf({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: responseJson } } })?.flow;
		expect(flow).toEqual({ response: {}, responseText: responseJson });
	});
});

describe.each(Object.entries(envelopes))('what stands beside the messages of a call (%s)', (_shape, wrap) => {
	const contacts = [{ wa_id: '15550100123', profile: { name: long } }];
	const metadata = { display_phone_number: long, phone_number_id: long };
	const call = wrap(
		{ contacts, metadata, messages: times(1_000, (index) => text(index)), statuses: times(1_000, (index) => status(index)) },
		{ ...manyKeys, id: long, ref: long, waba_id: long, message_id: long },
	);

	it('makes no event longer by more than its texts cut to a limit', () => {
		for (const { event } of readPayload(call).received) {
			expect(JSON.stringify(event).length).toBeLessThan(10 * maxSharedText);
		}
	});

	it('makes no raw output longer by its unknown keys or long texts', () => {
		for (const { json } of itemsOf(readPayload(call).received, true)) {
			expect(JSON.stringify(json.raw).length).toBeLessThan(20 * maxSharedText);
		}
	});

	it('is in the raw output of each of several messages, by its known keys, around the one message', () => {
		const ordinary = wrap({ messaging_product: 'whatsapp', metadata: { display_phone_number: '1', phone_number_id: '2' }, contacts: [{ wa_id: '15550100123', profile: { name: 'Ada' } }], messages: [text(1), text(2)] });
		const raw = readPayload(ordinary).received.map((one) => one.raw());
		expect(raw).toEqual([1, 2].map((index) => wrap({
			messaging_product: 'whatsapp', metadata: { display_phone_number: '1', phone_number_id: '2' }, contacts: [{ wa_id: '15550100123', profile: { name: 'Ada' } }], messages: [text(index)],
		})));
	});

	it('is whole in the raw output of a call with one message', () => {
		const single = wrap({ messages: [text(1)] }, { something: 'new' });
		expect(itemsOf(readPayload(single).received, true)[0]?.json.raw).toEqual(single);
	});
});

it('the raw output of a call has a size in all, and says where it was left out', () => {
	const parts = times(100, (index) => text(index, { new: times(5_000, () => 0) }));
	const raw = itemsOf(readPayload({ messages: parts }).received, true).map(({ json }) => json.raw);
	expect(raw[0]).toMatchObject({ messages: [{ id: 'wamid.0' }] });
	expect(raw.at(-1)).toMatch(/^Left out: the call is too large/);
	expect(countValues(raw)).toBeLessThan(110_000);
});

/** How often whoever reads a call can let others have their turn. */
const pausesOf = (payload: unknown) => [...readerOf(payload).findings].length;

it('reading pauses after each message, so that n8n can do other work between any two', () => {
	const pauses = pausesOf({ messages: times(maxMessages, (index) => text(index)) });
	expect(pauses).toBe(maxMessages);
});

it.each<[string, object]>([
	['entries that tell nothing', { entry: times(50_000, () => ({})) }],
	['changes that tell nothing', { entry: [{ changes: times(50_000, () => ({})) }] }],
	['messages that are none', { messages: times(50_000, () => ({})) }],
	['messages beyond the limit', { messages: times(50_000, (index) => text(index)) }],
])('reading pauses among %s as well', (_what, payload) => {
	const pauses = pausesOf(payload);
	expect(pauses).toBeGreaterThanOrEqual(5);
});
