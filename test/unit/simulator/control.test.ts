import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import axios from 'axios';
import fc from 'fast-check';
import { startSimulator, type Simulator } from '../../../simulator/server';
import { BUSINESS, buttonsOf, CUSTOMER, KEY, sendV2, startWebhook } from './support';

let sim: Simulator;
beforeAll(async () => {
	sim = await startSimulator();
});
beforeEach(() => sim.reset());
afterAll(() => sim.close());

const control = (method: string, path: string, data?: object) =>
	axios.request({ method, url: `${sim.url}/simulator/${path}`, data, validateStatus: () => true });

describe('the control API', () => {
	it('gives the received messages, filtered by recipient, kind and reference', async () => {
		await sendV2(sim, buttonsOf(1), { ref: 'a' });
		await sendV2(sim, { type: 'text', text: { body: 'Hi' }, to: '+15550100102' }, { ref: 'b' });
		const found = async (query: string) => ((await control('GET', `messages?${query}`)).data as unknown[]).length;
		expect(await found('')).toBe(2);
		expect(await found('kind=text')).toBe(1);
		expect(await found('ref=a')).toBe(1);
		expect(await found(`to=${encodeURIComponent(CUSTOMER)}`)).toBe(1);
	});

	it('waits for messages that come later, and says how many are missing when they do not', async () => {
		const waiting = control('GET', 'messages/wait?count=2&timeoutMs=60000');
		await sendV2(sim, buttonsOf(1));
		await sendV2(sim, buttonsOf(2));
		expect((await waiting).data).toHaveLength(2);
		const late = await control('GET', 'messages/wait?count=3&timeoutMs=10');
		expect([late.status, late.data.error]).toEqual([400, '2 of 3 expected messages came within 10 ms']);
	});

	it('sets the incoming URL, acts as a customer and shows what was delivered, without secrets', async () => {
		const webhook = await startWebhook();
		await control('PUT', 'incoming', { url: webhook.url, shape: 'meta', headers: { 'x-secret': 'hush' }, number: BUSINESS });
		await sendV2(sim, buttonsOf(1));
		const { data } = await control('POST', 'act', { button: 'b0' });
		expect(data.deliveries).toMatchObject([{ status: 200, event: 'button_reply' }]);
		expect((await control('GET', 'replies')).data).toHaveLength(1);
		expect(webhook.heard[0]?.headers['x-secret']).toBe('hush');
		const shown = JSON.stringify([(await control('GET', 'deliveries')).data, (await control('GET', 'account')).data]);
		expect(shown).not.toContain('hush');
		expect(shown).not.toContain(KEY['api-key']);
		await control('PUT', 'incoming', {});
		webhook.close();
	});

	it('answers an impossible action with 409 and the reason', async () => {
		const { status, data } = await control('POST', 'act', { row: 'x' });
		expect([status, data]).toEqual([409, { error: 'There is no message to answer with row' }]);
	});

	it('sets faults, rate limit and statuses, counts, and resets', async () => {
		await control('PUT', 'faults', { plans: [{ fault: 'E110' }] });
		expect((await sendV2(sim, buttonsOf(1))).data.code).toBe('E110');
		await control('PUT', 'rate-limit', { perSecond: 1, burst: 1 });
		await sendV2(sim, buttonsOf(1));
		expect((await sendV2(sim, buttonsOf(1))).status).toBe(429);
		expect((await control('GET', 'stats')).data).toMatchObject({ accepted: 1, refused: { E110: 1, 429: 1 } });
		await control('POST', 'reset');
		expect((await control('GET', 'stats')).data).toMatchObject({ accepted: 0, refused: {} });
		expect((await sendV2(sim, buttonsOf(1))).status).toBe(202);
		expect((await control('PUT', 'faults', { plans: [{ fault: 'none' }] })).status).toBe(400);
		// axios would make a JSON text of it.
		const broken = await fetch(`${sim.url}/simulator/faults`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{' });
		expect(broken.status).toBe(400);
	});

	it('reports a status on request', async () => {
		const { data } = await sendV2(sim, buttonsOf(1));
		await control('POST', 'status', { messageId: data.data.message_id, status: 'read' });
		expect(sim.messages()[0]?.status).toBe('read');
		expect((await control('POST', 'status', { messageId: 'x', status: 'read' })).status).toBe(400);
		expect((await control('POST', 'status', { messageId: data.data.message_id, status: 'gone' })).status).toBe(400);
	});
});

describe('a web page elsewhere cannot drive the simulator', () => {
	const own = () => sim.url.replace('http://', '');
	const call = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
		const { hostname, port } = new URL(sim.url);
		return await new Promise<number | undefined>((resolve, reject) => {
			const call = request({ hostname, port, method, path: `/simulator/${path}`, headers }, (answer) => resolve(answer.resume().statusCode));
			call.once('error', reject).end(body);
		});
	};
	const json = { 'content-type': 'application/json' };
	const action = JSON.stringify({ text: 'Hi' });
	const changing = [
		['POST', 'act'],
		['POST', 'status'],
		['POST', 'notify'],
		['POST', 'reset'],
		['PUT', 'incoming'],
		['PUT', 'faults'],
		['PUT', 'rate-limit'],
		['PUT', 'statuses'],
		['PUT', 'webhooks'],
	] as const;

	it.each(changing)('not %s %s with what a form can send, nor from another origin, nor under another name', async (method, path) => {
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain; application/json']) {
			expect(await call(method, path, { 'content-type': type }, action)).toBe(415);
		}
		expect(await call(method, path, { 'content-length': String(action.length) }, action)).toBe(415);
		for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', `https://${own()}`]) {
			expect(await call(method, path, { ...json, origin }, action)).toBe(403);
			expect(await call(method, path, { origin })).toBe(403);
		}
		for (const host of ['evil.example', `127.0.0.1.evil.example:80`, 'localhost.evil.example']) {
			expect(await call(method, path, { ...json, host }, action)).toBe(403);
		}
		expect(sim.replies()).toEqual([]);
	});

	it('nor read it under another name', async () => {
		for (const path of ['messages', 'account', 'events', 'phones']) expect(await call('GET', path, { host: 'evil.example' })).toBe(403);
	});

	it('but its own page can, and programs on this machine', async () => {
		const statuses = JSON.stringify({ send: [] });
		expect(await call('PUT', 'statuses', { ...json, origin: sim.url }, statuses)).toBe(200);
		expect(await call('PUT', 'statuses', { 'content-type': 'application/json; charset=utf-8' }, statuses)).toBe(200);
		const localhost = own().replace('127.0.0.1', 'localhost');
		expect(await call('PUT', 'statuses', { ...json, host: localhost, origin: `http://${localhost}` }, statuses)).toBe(200);
		expect(await call('POST', 'reset', {})).toBe(200);
		expect(await call('POST', 'reset', { 'content-length': '0' })).toBe(200);
	});
});

it('the phone’s page and its modules are served', async () => {
	const page = await axios.get(`${sim.url}/`);
	expect(page.headers['content-type']).toContain('text/html');
	expect((await axios.get(`${sim.url}/page.js`)).headers['content-type']).toContain('javascript');
});

it('no payload, however strange, is answered with anything but acceptance or a documented refusal, and what is accepted can be drawn', async () => {
	const kinds = ['text', 'image', 'location', 'contacts', 'reaction', 'template', 'interactive', '__proto__', 'constructor'];
	const interactiveTypes = ['list', 'button', 'flow', 'cta_url', 'address_message', 'product_list', 'catalog_message', 'constructor'];
	const parts = fc.record(
		{ type: fc.constantFrom(...interactiveTypes), header: fc.jsonValue(), body: fc.jsonValue(), action: fc.jsonValue() },
		{ requiredKeys: ['type'] },
	);
	const message = fc
		.tuple(fc.constantFrom(...kinds), fc.oneof(fc.jsonValue(), parts))
		.map(([type, content]) => ({ type, [type]: content }));
	await fc.assert(
		fc.asyncProperty(message, async (one) => {
			const { status } = await sendV2(sim, one);
			expect([202, 400]).toContain(status);
			expect((await control('GET', `phones/${CUSTOMER.slice(1)}/messages`)).status).toBe(200);
		}),
		{ numRuns: 100 },
	);
});

it('the command starts a simulator on a free port, says where, and ends on SIGTERM', async () => {
	const root = join(__dirname, '../../..');
	const tsx = require.resolve('tsx/cli');
	const child = spawn(process.execPath, [tsx, 'simulator/main.ts', '--port', '0', '--number', '+15550100077:v1'], { cwd: root });
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
	expect((await axios.get(`${url}/simulator/account`)).data.numbers).toMatchObject([{ number: '15550100077', version: 'v1' }]);
	child.kill('SIGTERM');
	await once(child, 'exit');
});
