import { startSimulator, type Simulator } from '../../../simulator/server';
import { at, CUSTOMER, listOf, sendV2, startWebhook } from './support';

let sim: Simulator;
let webhook: Awaited<ReturnType<typeof startWebhook>>;
beforeAll(async () => {
	sim = await startSimulator();
	webhook = await startWebhook();
});
beforeEach(async () => {
	sim.reset();
	sim.setIncoming({ url: webhook.url });
	await sendV2(sim, listOf([{ rows: [{ id: 'express', title: 'Express' }] }]), { ref: 'r' });
	webhook.heard.length = 0;
});
afterAll(async () => {
	await sim.close();
	webhook.close();
});

describe('a tap in the shape', () => {
	it('meta, kaleyra and bare carries the same message of Meta', async () => {
		for (const shape of ['meta', 'kaleyra', 'bare']) await sim.act({ row: 'express', shape });
		const [meta, kaleyra, bare] = webhook.heard.map(({ json }) => json);
		const messages = [at(meta, 'entry.0.changes.0.value'), at(kaleyra, 'meta_object.value'), bare].map((value) =>
			at(value, 'messages.0.interactive'),
		);
		const expected = { type: 'list_reply', list_reply: { id: 'express', title: 'Express' } };
		expect(messages).toEqual([expected, expected, expected]);
		expect(Object.keys(bare as object)).toEqual(['contacts', 'messages']);
	});

	it('flatGet, flatJson and flatForm carries the same names and values', async () => {
		for (const shape of ['flatGet', 'flatJson', 'flatForm']) await sim.act({ row: 'express', shape });
		const [get, json, form] = webhook.heard;
		expect([get?.method, json?.method, form?.method]).toEqual(['GET', 'POST', 'POST']);
		expect(form?.headers['content-type']).toBe('application/x-www-form-urlencoded');
		const values = [
			Object.fromEntries(get?.url.searchParams ?? []),
			json?.json as Record<string, string>,
			Object.fromEntries(new URLSearchParams(form?.text)),
		];
		for (const one of values) expect(one).toMatchObject({ body: 'Express', from: '15550100101', type: 'interactive', media_url: '' });
		const names = values.map((one) => Object.keys(one).join());
		expect(new Set(names).size).toBe(1);
	});

	it('flatPlaceholders leaves standing what could not be filled in', async () => {
		await sim.act({ from: CUSTOMER, text: 'Hi', shape: 'flatPlaceholders' });
		const values = webhook.heard[0]?.url.searchParams;
		expect([values?.get('body'), values?.get('media_url'), values?.get('location')]).toEqual(['Hi', '<media_url>', '<location>']);
	});

	it('v3 carries the end user, the origin and Meta’s object', async () => {
		await sim.act({ row: 'express', shape: 'v3' });
		expect(webhook.heard[0]?.json).toMatchObject({
			user: '15550100101',
			origin: '15550100001',
			connection: 'WHATSAPP',
			text: 'Express',
			extraInfo: { type: 'interactive', interactive: { list_reply: { id: 'express' } } },
		});
	});

	it('nobody knows is refused before anything is sent', async () => {
		await expect(sim.act({ row: 'express', shape: 'soap' })).rejects.toThrow('no webhook shape soap');
		expect(sim.replies()).toEqual([]);
	});
});

describe('what a customer sends besides taps', () => {
	const told = () => at(webhook.heard[0]?.json, 'meta_object.value.messages.0') as Record<string, unknown>;

	it('is a file, with the address of its copy and the hash of its bytes', async () => {
		const data = Buffer.from('hello').toString('base64');
		await sim.act({ from: CUSTOMER, media: { type: 'document', mimeType: 'text/plain', fileName: 'a.txt', data, caption: 'Read' } });
		expect(told()).toMatchObject({
			type: 'document',
			document: { mime_type: 'text/plain', filename: 'a.txt', caption: 'Read', sha256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=' },
		});
		const url = String(at(webhook.heard[0]?.json, 'extra_info.media_url'));
		const response = await fetch(url);
		expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/plain', 'hello']);
	});

	it('is a file at an address of one’s choice', async () => {
		await sim.act({ from: CUSTOMER, media: { type: 'image', mimeType: 'image/png', url: 'http://127.0.0.1:1/gone.png' } });
		expect(at(webhook.heard[0]?.json, 'extra_info.media_url')).toBe('http://127.0.0.1:1/gone.png');
	});

	it('is a reaction, which names its message itself', async () => {
		const [list] = sim.messages();
		await sim.act({ reaction: '👍', messageId: list?.messageId });
		expect(told()).toMatchObject({ type: 'reaction', reaction: { message_id: list?.wamid, emoji: '👍' } });
		expect(told()).not.toHaveProperty('context');
	});

	it.each<[string, object]>([
		['a place', { location: { latitude: 1, longitude: 2 } }],
		['contacts', { contacts: [{ name: { formatted_name: 'Ann' } }] }],
		['any message of Meta', { message: { type: 'unsupported', errors: [{ code: 131051 }] } }],
	])('is %s', async (_name, action) => {
		await sim.act({ from: CUSTOMER, profileName: 'Ann', ...action });
		expect(told()).toMatchObject({ from: '15550100101', ...('message' in action ? (action.message as object) : action) });
		expect(at(webhook.heard[0]?.json, 'meta_object.value.contacts.0')).toEqual({ profile: { name: 'Ann' }, wa_id: '15550100101' });
	});
});

it('a notice about the account is a GET with the values in its query', async () => {
	await sim.notify({ display_phone_number: '15550100001', event: 'FLAGGED', current_limit: 'TIER_10K' });
	expect(webhook.heard[0]?.method).toBe('GET');
	expect(webhook.heard[0]?.url.search).toBe('?display_phone_number=15550100001&event=FLAGGED&current_limit=TIER_10K');
});
