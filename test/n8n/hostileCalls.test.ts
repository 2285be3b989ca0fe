import { readFileSync } from 'node:fs';
import axios from 'axios';
import { accountData, usedBy } from '../../lab/account';
import { callWithJson, call } from '../../lab/deliver';
import { hostileCalls, manyMessagesManyKeys } from '../../lab/hostileCalls';
import { layerServers } from '../../lab/layerServers';
import { N8nClient } from '../../lab/n8nClient';
import { N8nServer } from '../../lab/n8nServer';
import { chain, node } from '../../lab/workflow';
import { startSimulator, type Simulator } from '../../simulator/server';

/** Far more than any call needs: this test is about n8n staying alive, and any machine may be busy. */
const LONGEST_SILENCE_MS = 60_000;
const megabyte = 1024 * 1024;
/** Only a caller who knows it gets the counts. It is checked before anything is read, and keeps none of these calls out. */
const SECRET = 'hostile-but-known';

let n8n: N8nServer;
let client: N8nClient;
let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
	// An n8n of its own with the heap of the review, as the others' must not die.
	n8n = await N8nServer.start({ name: 'hostile', tarballs: [layerServers().tarball], env: { NODE_OPTIONS: '--max-old-space-size=1536' } });
	client = await N8nClient.signIn(n8n.url);
});

afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

/** A published trigger that takes every text. */
async function publish(name: string, options: object): Promise<string> {
	const credential = await client.createCredential(name, 'kaleyraApi', { ...accountData(simulator), webhookSecret: SECRET });
	const parameters = { events: ['text', 'otherMessage', 'messageStatus'], options: { ...options } };
	const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', parameters, { ...usedBy(credential), typeVersion: 1.1, webhookId: name });
	await client.activate(await client.createWorkflow(chain(name, trigger, node('Next', 'n8n-nodes-base.noOp'))));
	return await client.webhookUrl(trigger);
}

/** Asks n8n's health check all the while, and tells the longest time without an answer, in ms. */
async function silenceDuring<T>(work: () => Promise<T>): Promise<{ result: T; silence: number }> {
	let isDone = false;
	let silence = 0;
	const asking = (async () => {
		while (!isDone) {
			const start = performance.now();
			await axios.get(`${n8n.url}/healthz`, { proxy: false, timeout: LONGEST_SILENCE_MS });
			silence = Math.max(silence, performance.now() - start);
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	})();
	const result = await work();
	// What n8n does after it has answered: the execution runs and is stored.
	await new Promise((resolve) => setTimeout(resolve, 2_000));
	isDone = true;
	await asking;
	return { result, silence: Math.round(silence) };
}

/** In MB, where the system tells it. */
function memoryPeak(): number | undefined {
	try {
		return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${n8n.pid}/status`, 'utf8'))?.[1]) / 1024);
	} catch {
		return undefined;
	}
}

const bodyOf = (name: string, bytes: number) => hostileCalls.find((one) => one.name === name)?.body(bytes) ?? '';

const calls: Array<[string, () => string, object]> = [
	['341 KB of messages × keys', () => manyMessagesManyKeys(2_000, 14_700), { received: 1_000, started: 1_000 }],
	['4 MB of messages × long texts beside them', () => bodyOf('kaleyra: messages × long texts beside them', 4 * megabyte), { received: 1_000, started: 1_000 }],
	['4 MB of parts without a known form', () => bodyOf('meta: messages × parts without a known form', 4 * megabyte), { received: 11, started: 11 }],
	['15 MB of reports × reasons', () => bodyOf('bare: reports × reasons', 15 * megabyte), { received: expect.any(Number), started: expect.any(Number) }],
	['15 MB of messages × keys', () => bodyOf('meta: messages × keys beside them', 15 * megabyte), { received: 1_000, started: 1_000 }],
];

describe.each([['simplified', {}], ['with raw output', { output: 'raw' }]])('%s', (output, options) => {
	test('n8n answers hostile calls and its health check all the while', async () => {
		const url = await publish(`hostile-${output.replace(/\W/g, '-')}`, { ...options, ignoreDuplicates: false });
		const told: string[] = [];
		for (const [name, make, counts] of calls) {
			const body = make();
			const before = memoryPeak();
			const { result, silence } = await silenceDuring(() => call(url, { body, headers: { 'content-type': 'application/json', 'x-webhook-secret': SECRET } }));
			told.push(`${name}: ${Math.round(body.length / 1024)} KB, longest silence ${silence} ms, peak of the process ${before} → ${memoryPeak()} MB`);
			expect({ name, status: result.status, data: result.data }).toEqual({ name, status: 200, data: counts });
			expect(silence).toBeLessThan(LONGEST_SILENCE_MS);
		}
		process.stdout.write(`${told.join('\n')}\n`);
		expect((await callWithJson(url, { messages: [{ from: '15550100123', id: 'wamid.after', type: 'text', text: { body: 'Hi' } }] }, { 'x-webhook-secret': SECRET })).data).toEqual({ received: 1, started: 1 });
		expect(n8n.log()).toContain('and left out');
	}, 600_000);
});
