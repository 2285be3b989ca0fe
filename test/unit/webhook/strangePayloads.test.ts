import { readPayload } from '../../../kaleyra/webhook/read';

const message = (more: object = {}) => ({
	messages: [{ from: '15550100123', id: 'wamid.1', timestamp: '1767261600', type: 'text', text: { body: 'Hi' }, ...more }],
});

/** `{ "a": { "a": … } }`, built without recursion. */
const nested = (depth: number) => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) as unknown;

const eventOf = (payload: unknown) => readPayload(payload).received[0]?.event;

const flowReply = (responseJson: unknown) =>
	eventOf(
		message({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: responseJson } } }),
	);

describe('a payload that is none of the known ones', () => {
	it.each([
		['null', null],
		['undefined', undefined],
		['a text', 'hello'],
		['a number', 42],
		['a list', [message()]],
		['an empty object', {}],
		['an unknown object', { hello: 'world' }],
		['1,000 levels', nested(1_000)],
		['an envelope without entries', { object: 'whatsapp_business_account', entry: [] }],
		['entries that are no objects', { entry: [null, 1, 'x', []] }],
		['changes that are no objects', { entry: [{ changes: [null, 1, 'x'] }] }],
		['a change without value', { entry: [{ changes: [{ field: 'messages' }] }] }],
		['a value without messages', { meta_object: { value: null } }],
		['messages that are no objects', { messages: [null, 1, 'x', []] }],
		['messages without author and id', { messages: [{}, { type: 'text' }] }],
		['statuses without status', { statuses: [{ id: 'wamid.1' }] }],
		['a flat payload with nothing filled in', { from: '<from>', body: '<body>', type: '<type>' }],
	])('%s gives no event', (_name, payload) => {
		expect(readPayload(payload).received).toEqual([]);
	});
});

describe('a known payload with strange parts', () => {
	it.each(['text', 'image', 'interactive', 'button', 'location', 'contacts', 'reaction', 'order', 'system', 'constructor', '__proto__', 'toString'])(
		'a message of type %s without its part still gives an event',
		(type) => {
			const event = eventOf({ messages: [{ from: '15550100123', id: 'wamid.1', type }] });
			expect(event?.messageId).toBe('wamid.1');
		},
	);

	it.each([null, 7, 'x', [], [[]], {}])('parts that are %j are read as empty', (part) => {
		const event = eventOf({
			messages: [{ from: '15550100123', id: part, timestamp: part, type: 'text', text: part, context: part, referral: part, errors: part }],
			contacts: part,
			metadata: part,
		});
		expect(event).toMatchObject({ event: 'text', from: '15550100123', text: '' });
	});

	it.each<[string, object]>([
		['a button without its choice', { from: '15550100123', type: 'button', body: 'Yes' }],
		['a picture without its link', { mobile: '15550100123', type: 'image', body: 'Yes' }],
		['an interactive message of V3 without its part', { user: '15550100123', origin: '15550100999', text: 'Yes', extraInfo: { type: 'interactive' } }],
	])('%s is read as the text that was written', (_name, payload) => {
		expect(eventOf(payload)).toMatchObject({ event: 'text', text: 'Yes' });
	});

	it.each<[string, object]>([
		['a callback profile', { from: '15550100123', type: 'system', body: 'Maya changed her number' }],
		['V3', { user: '15550100123', origin: '15550100999', text: 'Maya changed her number', extraInfo: { type: 'system' } }],
	])('a note of the system through %s is no text of the customer', (_name, payload) => {
		expect(eventOf(payload)).toMatchObject({ event: 'otherMessage', type: 'system', content: { body: 'Maya changed her number' } });
	});

	it('several messages in one envelope of Kaleyra do not all get the one file and the one id beside them', () => {
		const picture = (id: string) => ({ from: '15550100123', id, type: 'image', image: { id: `media-${id}` } });
		const statuses = [{ id: 'wamid.3', status: 'sent' }];
		const { received } = readPayload({
			meta_object: { field: 'messages', value: { messages: [picture('wamid.1'), picture('wamid.2')], statuses } },
			extra_info: { media_url: 'https://files.example.com/1', message_id: 'K1', reply_to: 'K2', ref: 'order 1' },
		});
		expect(received.map(({ event }) => event)).toEqual([
			expect.objectContaining({ messageId: 'wamid.1', media: { type: 'image', id: 'media-wamid.1' }, reference: { ref: 'order 1' } }),
			expect.objectContaining({ messageId: 'wamid.2', media: { type: 'image', id: 'media-wamid.2' } }),
			expect.not.objectContaining({ kaleyraMessageId: 'K1' }),
		]);
		expect(JSON.stringify(received.map(({ event }) => event))).not.toMatch(/K2|files\.example/);
	});

	it('a time that is none is left out', () => {
		for (const timestamp of ['soon', '99999999999999999999', {}, '', null]) {
			expect(eventOf(message({ timestamp }))).not.toHaveProperty('timestamp');
		}
	});

	it('an answer nested 1,000 deep is cut off where n8n could not walk it any more', () => {
		const response = JSON.stringify(flowReply(JSON.stringify(nested(1_000)))?.flow?.response);
		expect(response).toContain('[nested too deep]');
		expect(response.length).toBeLessThan(1_000);
	});

	it('an answer nested 100,000 deep neither throws nor hangs', () => {
		expect(flowReply('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000))?.event).toBe('flowReply');
	});

	it('one text of 16 MB goes through unharmed', () => {
		const body = 'x'.repeat(16 * 1024 * 1024);
		expect(eventOf(message({ text: { body } }))?.text).toHaveLength(body.length);
	});
});

describe('keys that reach a prototype', () => {
	afterEach(() => {
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('are left out of what the customer filled in', () => {
		const response = flowReply('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"name":"Ada"}')?.flow
			?.response;
		expect(Object.keys(response ?? {})).toEqual(['name']);
		expect(Object.getPrototypeOf(response)).toBe(Object.prototype);
	});

	it('leave an ordinary answer named constructor alone', () => {
		expect(flowReply('{"constructor":"Ada Ltd"}')?.flow?.response).toEqual({ constructor: 'Ada Ltd' });
	});

	it('are harmless anywhere in a payload', () => {
		const payload = JSON.parse(
			'{"__proto__":{"polluted":1},"messages":[{"__proto__":{"polluted":1},"from":"1","id":"x","type":"order","order":{"__proto__":{"polluted":1},"product_items":[{"__proto__":{"polluted":1}}]}}]}',
		) as unknown;
		expect(eventOf(payload)?.event).toBe('order');
	});
});
