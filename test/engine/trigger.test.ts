import { createHmac, randomUUID } from 'node:crypto';
import type { INodeCredentialsDetails, INodeParameters } from 'n8n-workflow';
import { packWaitToken } from '../../nodes/sendAndWait/token';
import { call, callWithJson, deliver } from '../../lab/deliver';
import { everyEvent, webhookFixtures } from '../../lab/webhookFixtures';
import { type ActiveTrigger, Triggers } from './support/activeTrigger';
import type { Host } from './support/host';

let triggers: Triggers;
let host: Host;

beforeAll(async () => {
	triggers = await Triggers.start();
	host = triggers.host;
});

afterAll(() => triggers.close());

const activate: Triggers['activate'] = (...given) => triggers.activate(...given);
const itemsOf = (active: ActiveTrigger) => triggers.jsonOf(active);

const json = { 'content-type': 'application/json' };
const secret = 'fake-webhook-secret';

const text = (id: string, more: object = {}) => ({
	contacts: [{ profile: { name: 'Ada' }, wa_id: '15550100123' }],
	messages: [{ from: '15550100123', id, timestamp: '1767261600', type: 'text', text: { body: `Text ${id}` }, ...more }],
});

const tap = (id: string, replyId = 'slot_09') =>
	text(id, { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: replyId, title: '09:00' } } });

const status = (id: string, name: string) => ({ statuses: [{ id, status: name, timestamp: '1767261600', recipient_id: '15550100123' }] });

describe('every known call', () => {
	it.each(webhookFixtures.map((fixture) => [fixture.name, fixture] as const))('%s starts the workflow with its events', async (_name, fixture) => {
		const active = await activate({ events: everyEvent }, { credential: { webhookSecret: secret } });
		const answer = await deliver(`${active.url}?token=${secret}`, fixture);
		expect(answer.status).toBe(200);
		expect(answer.data).toEqual({ received: fixture.events.length, started: fixture.events.length });
		expect(itemsOf(active)).toEqual(fixture.events);
		expect(host.executionsOf(active.workflow)).toHaveLength(1);
	});
});

describe('what starts the workflow', () => {
	it('by default is a tap, and neither a text nor what becomes of a message', async () => {
		const active = await activate();
		for (const name of ['sent', 'delivered', 'read']) await callWithJson(active.url, status('wamid.1', name));
		await callWithJson(active.url, text('wamid.2'));
		expect(host.executionsOf(active.workflow)).toEqual([]);

		await callWithJson(active.url, tap('wamid.3'));
		expect(itemsOf(active)).toEqual([expect.objectContaining({ event: 'listReply', messageId: 'wamid.3' })]);
	});

	it('is narrowed by reply ids, senders, business numbers and statuses', async () => {
		const active = await activate({
			events: ['listReply', 'messageStatus'],
			options: { replyIds: 'confirm, slot_*', fromNumbers: '+1 555 010*', statuses: ['failed'] },
		});
		await callWithJson(active.url, tap('wamid.1', 'slot_10'));
		await callWithJson(active.url, tap('wamid.2', 'other'));
		await callWithJson(active.url, status('wamid.3', 'delivered'));
		await callWithJson(active.url, status('wamid.4', 'failed'));
		await callWithJson(active.url, { messages: [{ ...tap('wamid.5').messages[0], from: '919000000001' }] });
		expect(itemsOf(active).map(({ messageId }) => messageId)).toEqual(['wamid.1', 'wamid.4']);

		const other = await activate({ options: { businessNumbers: '15550100998' } });
		await callWithJson(other.url, webhookFixtures.find(({ name }) => name === 'meta_list_reply')?.payload);
		expect(itemsOf(other)).toEqual([]);
	});

	it('is not what is older than Ignore Older Than; what tells no time passes, and 0 is no limit', async () => {
		const aged = (id: string, hours: number) => text(id, { timestamp: String(Math.floor(Date.now() / 1000 - hours * 3600)) });
		const untimed = text('wamid.untimed', { timestamp: undefined });
		const idsWith = async (ignoreOlderThan: number) => {
			const active = await activate({ events: ['text'], options: { ignoreOlderThan } });
			for (const payload of [aged('wamid.old', 25), aged('wamid.new', 23), untimed]) await callWithJson(active.url, payload);
			return itemsOf(active).map(({ messageId }) => messageId);
		};
		expect(await idsWith(24)).toEqual(['wamid.new', 'wamid.untimed']);
		expect(await idsWith(0)).toEqual(['wamid.old', 'wamid.new', 'wamid.untimed']);
	});

	it('is one execution for a call with several messages, in their order', async () => {
		const active = await activate({ events: ['text'] });
		const messages = Array.from({ length: 50 }, (_, index) => text(`wamid.${index}`).messages[0]);
		await callWithJson(active.url, { messages });
		expect(host.executionsOf(active.workflow)).toHaveLength(1);
		expect(itemsOf(active).map(({ messageId }) => messageId)).toEqual(messages.map((message) => message?.id));
	});

	it('with raw output has the payload beside the simple keys, cut down to the one message', async () => {
		const active = await activate({ events: ['text'], options: { output: 'raw' } });
		const payload = { meta_object: { field: 'messages', value: { metadata: {}, messages: [...text('wamid.1').messages, ...text('wamid.2').messages] } } };
		await callWithJson(active.url, payload);
		expect(itemsOf(active)[1]).toMatchObject({
			event: 'text',
			messageId: 'wamid.2',
			raw: { meta_object: { field: 'messages', value: { messages: [{ id: 'wamid.2' }] } } },
		});
	});

	it('does not pass the secret on that stood in the query', async () => {
		const active = await activate({ events: ['messageStatus'], options: { output: 'raw' } }, { credential: { webhookSecret: 'fake-secret' } });
		await call(active.url, { method: 'GET', query: { token: 'fake-secret', id: '1', status: 'sent' } });
		expect(itemsOf(active)).toHaveLength(1);
		expect(JSON.stringify(itemsOf(active))).not.toContain('fake-secret');
	});
});

describe('what nobody can use', () => {

	it.each<[string, Parameters<typeof call>[1]]>([
		['null', { body: 'null', headers: json }],
		['a list', { body: '[1,2]', headers: json }],
		['a text', { body: '"hello"', headers: json }],
		['a number', { body: '42', headers: json }],
		['1,000 levels', { body: '{"a":'.repeat(1_000) + '1' + '}'.repeat(1_000), headers: json }],
		['100,000 levels in a message', { body: `{"messages":[{"from":"1","id":"1","type":"x","x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}]}`, headers: json }],
		['16 MB', { body: JSON.stringify({ filler: 'x'.repeat(16 * 1024 * 1024 - 100) }), headers: json }],
		['a plain text', { body: 'hello', headers: { 'content-type': 'text/plain' } }],
		['bytes', { body: Buffer.from([0, 255, 1]), headers: { 'content-type': 'application/octet-stream' } }],
		['nothing', {}],
		['an empty query', { method: 'GET' }],
	])('%s is acknowledged and starts nothing', async (_name, body) => {
		const active = await activate();
		expect((await call(active.url, body)).status).toBe(200);
		expect(host.executionsOf(active.workflow)).toEqual([]);
	});

	it('text that is not the JSON it claims to be is refused by n8n itself and starts nothing', async () => {
		const active = await activate();
		expect((await call(active.url, { body: '{"messages":[', headers: json })).status).toBe(422);
		expect(host.executionsOf(active.workflow)).toEqual([]);
	});

	it('a forged answer to a waiting execution beside 100,000 levels is an ordinary event', async () => {
		const active = await activate();
		const token = packWaitToken({ executionId: '1', nodeId: randomUUID(), round: 1, signature: '0'.repeat(64), ownId: 'yes' });
		const body = JSON.stringify({ ...tap('wamid.1', token), deep: 0 }).replace('"deep":0', `"deep":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
		expect((await call(active.url, { body, headers: json })).status).toBe(200);
		expect(itemsOf(active)).toEqual([expect.objectContaining({ event: 'listReply', reply: { id: 'yes', title: '09:00' }, late: true })]);
	});

	it.each(['simple', 'raw'])('a key that holds a token before %s is no way to a prototype', async (output) => {
		const active = await activate({ options: { output } });
		const token = packWaitToken({ executionId: '1', nodeId: randomUUID(), round: 1, signature: '0'.repeat(64), ownId: '' });
		// In JSON text, so that the key is one of the payload itself.
		const hostile = `{"${token}__proto__":{"isAdmin":true},"${token}constructor":{"prototype":{"isAdmin":true}},"name":"Ada"}`;
		const flow = { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: { flow_token: `${token}lead`, answers: 0 } } };
		const body = JSON.stringify({ ...text('wamid.1', { type: 'interactive', interactive: flow }), more: 0 })
			.replace('"answers":0', `"answers":${hostile}`)
			.replace('"more":0', `"more":${hostile}`);
		await call(active.url, { body, headers: json });
		const [event] = itemsOf(active);
		expect(event).toMatchObject({ event: 'flowReply', late: true, flow: { token: 'lead', response: { answers: { name: 'Ada' } } } });
		expect(keysIn(event)).toContain('name');
		for (const key of ['__proto__', 'constructor', 'prototype']) expect(keysIn(event)).not.toContain(key);
	});

	it.each([1, 1.1])('JSON under another content type is read all the same by version %f', async (typeVersion) => {
		const active = await activate({}, { typeVersion });
		await call(active.url, { body: JSON.stringify(tap('wamid.1')), headers: { 'content-type': 'text/plain' } });
		await call(active.url, { body: JSON.stringify(tap('wamid.2')), headers: { 'content-type': 'application/octet-stream' } });
		expect(itemsOf(active).map(({ messageId }) => messageId)).toEqual(['wamid.1', 'wamid.2']);
	});
});

/** Every key at any depth. */
function keysIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return [...Object.keys(value), ...Object.values(value).flatMap(keysIn)];
}

describe('who may call', () => {
	it.each<[string, number, object]>([
		['with the secret in its header', 200, { headers: { 'x-webhook-secret': secret } }],
		['with a bearer token', 200, { headers: { authorization: `Bearer ${secret}` } }],
		['with a basic password', 200, { headers: { authorization: `Basic ${Buffer.from(`any:${secret}`).toString('base64')}` } }],
		['with a token in the query', 200, { query: { token: secret } }],
		['with another secret', 401, { headers: { authorization: 'Bearer other' } }],
		['with nothing', 401, {}],
	])('%s → %i', async (_name, expected, more) => {
		const active = await activate({}, { credential: { webhookSecret: secret } });
		const body = JSON.stringify(tap('wamid.1'));
		const { headers = {}, query } = more as { headers?: Record<string, string>; query?: Record<string, string> };
		const answer = await call(active.url, { body, query, headers: { 'content-type': 'application/json', ...headers } });
		expect(answer.status).toBe(expected);
		expect(host.executionsOf(active.workflow)).toHaveLength(expected === 200 ? 1 : 0);
		expect(JSON.stringify(answer.data)).not.toContain(secret);
	});

	it('is asked for a secret that was changed 5 seconds ago, and not for the one before', async () => {
		const active = await activate({}, { credential: { webhookSecret: 'fake-old' } });
		const statusWith = async (given: string) =>
			(await call(active.url, { body: JSON.stringify(tap('wamid.1')), headers: { ...json, 'x-webhook-secret': given } })).status;
		expect(await statusWith('fake-old')).toBe(200);

		const credential = active.workflow.nodes[0]?.credentials?.kaleyraApi;
		triggers.account.engine.credentials.change(credential as INodeCredentialsDetails, 'webhookSecret', 'fake-new');
		const later = performance.now() + 5_000;
		const clock = jest.spyOn(performance, 'now').mockImplementation(() => later);
		expect([await statusWith('fake-old'), await statusWith('fake-new')]).toEqual([401, 200]);
		clock.mockRestore();
	});

	it('does not make n8n read the credential anew for each of 100 calls', async () => {
		const active = await activate({}, { credential: { webhookSecret: secret } });
		const reading = jest.spyOn(triggers.account.engine.credentials, 'getDecrypted');
		const calls = Array.from({ length: 100 }, (_, i) => callWithJson(`${active.url}?token=${secret}`, tap(`wamid.${i}`)));
		expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([200]));
		expect(reading).toHaveBeenCalledTimes(1);
		reading.mockRestore();
	});

	it('must sign for Meta where the credential has the app secret, over the very bytes', async () => {
		const active = await activate({}, { credential: { metaAppSecret: 'fake-app-secret' } });
		const body = JSON.stringify(tap('wamid.1'), null, 3);
		const signature = `sha256=${createHmac('sha256', 'fake-app-secret').update(body).digest('hex')}`;
		const send = (given: string, text = body) =>
			call(active.url, { body: text, headers: { 'content-type': 'application/json', 'x-hub-signature-256': given } });
		expect((await send('sha256=00')).status).toBe(401);
		expect((await send(signature, body.replace('09:00', '10:00'))).status).toBe(401);
		expect(host.executionsOf(active.workflow)).toEqual([]);
		expect((await send(signature)).status).toBe(200);
		expect(itemsOf(active)).toHaveLength(1);
	});

	it('is told how many events came and start something only where a secret is demanded', async () => {
		const open = await activate();
		expect((await callWithJson(open.url, tap('wamid.1'))).data).toEqual({ received: true });
		expect((await callWithJson(open.url, text('wamid.2'))).data).toEqual({ received: true });
		const closed = await activate({}, { credential: { webhookSecret: secret } });
		expect((await callWithJson(`${closed.url}?token=${secret}`, tap('wamid.1'))).data).toEqual({ received: 1, started: 1 });
		expect((await callWithJson(`${closed.url}?token=${secret}`, text('wamid.2'))).data).toEqual({ received: 1, started: 0 });
	});

	it('must have an allowed address', async () => {
		const closed = await activate({ options: { allowedAddresses: '203.0.113.0/24' } });
		expect((await callWithJson(closed.url, tap('wamid.1'))).status).toBe(403);
		const open = await activate({ options: { allowedAddresses: '203.0.113.0/24, 127.0.0.1' } });
		expect((await callWithJson(open.url, tap('wamid.1'))).status).toBe(200);
		expect([itemsOf(closed).length, itemsOf(open).length]).toEqual([0, 1]);
	});

	it('is not shut out by a mistyped address: publishing and testing refuse it', async () => {
		const options = { allowedAddresses: '127.0.0.1, 203.0.113' };
		const message = /Allowed IP Addresses contains "203\.0\.113", which is no address\. Enter addresses such as/;
		await expect(activate({ options })).rejects.toThrow(message);
		await expect(activate({ options }, { mode: 'test' })).rejects.toThrow(message);
	});

	it("gets Meta's challenge back as plain text", async () => {
		const active = await activate({}, { credential: { webhookSecret: secret } });
		const ask = (token: string) =>
			call(active.url, { method: 'GET', query: { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': token } });
		const answer = await ask(secret);
		expect([answer.status, answer.data, answer.headers['content-type']]).toEqual([200, 1158201444, expect.stringContaining('text/plain')]);
		expect((await ask('other')).status).toBe(401);
		expect(host.executionsOf(active.workflow)).toEqual([]);
	});
});

describe('duplicates', () => {
	it('1,000 calls at once about 300 messages start 300 items', async () => {
		const active = await activate();
		const answers = await Promise.all(
			Array.from({ length: 1_000 }, (_, index) => callWithJson(active.url, tap(`wamid.${index % 300}`))),
		);
		expect(answers.every((answer) => answer.status === 200)).toBe(true);
		// n8n answers a call before its execution has ended.
		await host.ended(active.workflow, 300);
		expect(new Set(itemsOf(active).map(({ messageId }) => messageId)).size).toBe(300);
		expect(itemsOf(active)).toHaveLength(300);
	});

	it('within one call count once', async () => {
		const active = await activate({ events: ['text'] });
		await callWithJson(active.url, { messages: [...text('wamid.1').messages, ...text('wamid.1').messages] });
		expect(itemsOf(active)).toHaveLength(1);
	});

	it('of a status are told apart by the status', async () => {
		const active = await activate({ events: ['messageStatus'] });
		for (const name of ['sent', 'delivered', 'sent', 'delivered', 'read']) await callWithJson(active.url, status('wamid.1', name));
		expect(itemsOf(active).map((item) => item.status)).toEqual(['sent', 'delivered', 'read']);
	});

	it('are kept for those who want them', async () => {
		const active = await activate({ options: { ignoreDuplicates: false } });
		await callWithJson(active.url, tap('wamid.1'));
		await callWithJson(active.url, tap('wamid.1'));
		expect(itemsOf(active)).toHaveLength(2);
	});

	it('are remembered for each trigger on its own', async () => {
		const [one, other] = [await activate(), await activate()];
		await callWithJson(one.url, tap('wamid.1'));
		await callWithJson(other.url, tap('wamid.1'));
		expect([itemsOf(one).length, itemsOf(other).length]).toEqual([1, 1]);
	});

	it('are remembered by what n8n saves with the workflow, 1,000 of them, in 30 kB', async () => {
		const active = await activate({ events: ['text'] });
		const messages = Array.from({ length: 1_500 }, (_, index) => text(`wamid.${index}`).messages[0]);
		await callWithJson(active.url, { messages });
		const saved = active.workflow.staticData['node:Kaleyra Trigger'] as { seen: string[] };
		expect(saved.seen).toHaveLength(1_000);
		expect(JSON.stringify(saved).length).toBeLessThan(30_000);
	});

	it('that were ignored by a filter are not remembered', async () => {
		const active = await activate();
		await callWithJson(active.url, text('wamid.1'));
		expect(active.workflow.staticData).toEqual({});
	});
});

describe('listening for a test event', () => {
	it('shows an event that production has had already', async () => {
		const production = await activate();
		await callWithJson(production.url, tap('wamid.1'));
		await host.activate(production.workflow, 'test');
		const url = production.url.replace('/webhook/', '/webhook-test/');
		await callWithJson(url, tap('wamid.1'));
		await callWithJson(url, tap('wamid.1'));
		expect(itemsOf(production)).toHaveLength(3);
	});

	it('leaves no trace that could make production miss an event', async () => {
		const { workflow, url } = await activate({}, { mode: 'test' });
		await callWithJson(url, tap('wamid.1'));
		const production = { workflow, url: await host.activate(workflow) };
		await callWithJson(production.url, tap('wamid.1'));
		expect(itemsOf(production)).toHaveLength(2);
	});

	it.each<[string, object, object, RegExp]>([
		['a kind of event that is not chosen', {}, text('wamid.1'), /Events does not include text\./],
		['a reply id that is not chosen', { options: { replyIds: 'a, b*' } }, tap('wamid.1'), /Reply IDs does not include slot_09\./],
		['a sender who is not chosen', { options: { fromNumbers: '+91*' } }, tap('wamid.1'), /From Numbers does not include 15550100123\./],
		['a number of the business that is not chosen', { options: { businessNumbers: '1' } }, tap('wamid.1'), /Business Numbers does not include an unknown number\./],
		['a call nobody knows', {}, { hello: 'world' }, /none of the forms/],
		['a call without data', {}, {}, /carried no data/],
		['a call that tells of no message', {}, { messages: [] }, /tells of no message/],
	])('shows %s, and why it would start nothing', async (_name, parameters, payload, reason) => {
		const active = await activate(parameters as INodeParameters, { mode: 'test', credential: { webhookSecret: secret } });
		expect((await callWithJson(`${active.url}?token=${secret}`, payload)).data).toMatchObject({ started: 0 });
		expect(itemsOf(active)).toEqual([{ ignored: true, reason: expect.stringMatching(reason), received: expect.anything() }]);
	});

	it('goes on while only reports come in that were not asked for', async () => {
		const active = await activate({}, { mode: 'test' });
		for (const name of ['sent', 'delivered', 'read']) await callWithJson(active.url, status('wamid.1', name));
		expect(host.executionsOf(active.workflow)).toEqual([]);
	});
});

describe('the incoming URL of a v1 number', () => {
	const v1 = () => triggers.account.sim.account.numbers.find(({ version }) => version === 'v1');
	const options = () => ({ registerWebhook: true, businessNumbers: `+${v1()?.number}` });
	const credential = { apiVersion: 'v1', webhookSecret: 'fake secret' };

	it('is set when the workflow is published, with the secret in it, and can be called', async () => {
		const active = await activate({ options: options() }, { credential });
		expect(v1()?.incoming?.url).toBe(`${active.url}?token=fake%20secret`);
		await callWithJson(v1()?.incoming?.url ?? '', { ...tap('wamid.1'), metadata: { display_phone_number: v1()?.number } });
		expect(itemsOf(active)).toHaveLength(1);
	});

	it('is set again to the same when n8n tries again, and left alone when the workflow is taken back', async () => {
		const active = await activate({ options: options() }, { credential });
		const url = v1()?.incoming?.url;
		await host.activate(active.workflow);
		await host.deactivate(active.workflow);
		expect(v1()?.incoming?.url).toBe(url);
	});

	it('is not touched by a test, nor without the option', async () => {
		await activate({ options: options() }, { credential });
		const url = v1()?.incoming?.url;
		await activate({ options: options() }, { credential, mode: 'test' });
		await activate({ options: { businessNumbers: options().businessNumbers } }, { credential });
		expect(v1()?.incoming?.url).toBe(url);
	});

	it.each<[string, object, object, RegExp]>([
		['another API version', { registerWebhook: true, businessNumbers: '+15550100002' }, { apiVersion: 'v2' }, /works with API version V1 only\. Enter the production URL/],
		['no number', { registerWebhook: true }, credential, /does not know which number to set\. Enter the number in the option Business Numbers/],
		['a number with letters', { registerWebhook: true, businessNumbers: '+1555abc' }, credential, /Business Numbers .*"a"/],
		['a number of somebody else', { registerWebhook: true, businessNumbers: '+15550199999' }, credential, /incoming URL of \+15550199999 was not set/],
		['a wrong key', { registerWebhook: true, businessNumbers: '+15550100002' }, { ...credential, apiKey: 'other' }, /was not set: Kaleyra does not accept the SID or the API key/],
	])('cannot be set with %s, and the error says what to do', async (_name, given, wrong, message) => {
		await expect(activate({ options: given as INodeParameters }, { credential: wrong })).rejects.toThrow(message);
	});
});
