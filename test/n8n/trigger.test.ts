import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { mapConcurrently } from '../../nodes/transport/concurrency';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, usedBy } from '../../lab/account';
import { call, callWithJson, deliver } from '../../lab/deliver';
import { layerServers } from '../../lab/layerServers';
import { itemsOf, jsonOf, N8nClient, type Execution, type Workflow } from '../../lab/n8nClient';
import { N8nServer } from '../../lab/n8nServer';
import { artifacts } from '../../lab/paths';
import { waitFor } from '../../lab/waitFor';
import { everyEvent, type WebhookFixture, webhookFixtures } from '../../lab/webhookFixtures';
import { chain, node } from '../../lab/workflow';

let client: N8nClient;
let simulator: Simulator;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
});

afterAll(() => simulator.close());

interface Active {
	client: N8nClient;
	workflow: Workflow;
	trigger: INode;
	url: string;
}

/** A published workflow that begins with the trigger. */
async function publish(name: string, parameters: INodeParameters = {}, credentialData = {}, on = client, typeVersion = 1.1): Promise<Active> {
	const credential = await on.createCredential(name, 'kaleyraApi', accountData(simulator, credentialData));
	const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', parameters, {
		...usedBy(credential),
		typeVersion,
		webhookId: name.toLowerCase().replace(/\W+/g, '-'),
	});
	const workflow = await on.createWorkflow(chain(name, trigger, node('Next', 'n8n-nodes-base.noOp')));
	await on.activate(workflow);
	return { client: on, workflow, trigger, url: await on.webhookUrl(trigger) };
}

/** The same for callers who know a secret, and are told what their calls start. */
async function publishWithSecret(...[name, parameters, credentialData, ...more]: Parameters<typeof publish>): Promise<Active> {
	const active = await publish(name, parameters, { webhookSecret: 'fake-secret', ...credentialData }, ...more);
	return { ...active, url: `${active.url}?token=fake-secret` };
}

async function count({ client: on, workflow }: Active): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
	return (await on.rest<{ count: number }>('GET', `/executions?limit=1&filter=${filter}`)).count;
}

/** All executions of a workflow once there are so many and all have ended, with their data, oldest first. At most 100. */
async function ended(active: Active, expected: number): Promise<Execution[]> {
	const executions = await waitFor(`${expected} executions of "${active.workflow.name}"`, async () => {
		const found = await active.client.executionsOf(active.workflow);
		const done = found.filter(({ status }) => !['new', 'running'].includes(status));
		return done.length >= expected ? found : undefined;
	});
	return await Promise.all(executions.map(({ id }) => active.client.execution(id)));
}

/** What no execution can be waited for: gives n8n the time it would have needed. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1_000));

const tap = (id: string, replyId = 'slot_09') => ({
	contacts: [{ profile: { name: 'Ada' }, wa_id: '15550100123' }],
	messages: [
		{
			from: '15550100123',
			id,
			timestamp: '1767261600',
			type: 'interactive',
			interactive: { type: 'list_reply', list_reply: { id: replyId, title: '09:00' } },
		},
	],
});

/** As Kaleyra does: repeats a call until it is taken. n8n answers 503 while its database is behind. */
async function insist(url: string, payload: object) {
	return await waitFor('the call to be taken', async () => {
		const answer = await callWithJson(url, payload);
		return answer.status === 200 ? answer : undefined;
	}, 300_000);
}

/** Enough for repetitions to meet, and few enough for n8n on SQLite to keep its database reachable. */
const atOnce = 8;

const status = (id: string, name: string) => ({ statuses: [{ id, status: name, timestamp: '1767261600', recipient_id: '15550100123' }] });

describe('every known call at the production URL', () => {
	const byShape = new Map<string, WebhookFixture[]>();
	for (const fixture of webhookFixtures) byShape.set(fixture.shape, [...(byShape.get(fixture.shape) ?? []), fixture]);

	test.each([...byShape])('%s', async (shape, fixtures) => {
		const active = await publishWithSecret(`Shape ${shape}`, { events: everyEvent });
		for (const fixture of fixtures) {
			const { status: code, data } = await deliver(active.url, fixture);
			const started = fixture.events.length;
			expect({ name: fixture.name, code, data }).toEqual({ name: fixture.name, code: 200, data: { received: started, started } });
		}
		const executions = await ended(active, fixtures.length);
		expect(executions.map((execution) => jsonOf(execution, 'Next'))).toEqual(fixtures.map(({ events }) => events));
		await client.deactivate(active.workflow);
	});
});

test('with default settings the life of a sent message starts nothing, and a tap starts exactly one execution', async () => {
	const active = await publishWithSecret('Defaults');
	for (const name of ['sent', 'delivered', 'read']) {
		expect((await callWithJson(active.url, status('wamid.1', name))).data).toEqual({ received: 1, started: 0 });
	}
	await aMoment();
	expect(await count(active)).toBe(0);

	for (let repeated = 0; repeated < 4; repeated++) await callWithJson(active.url, tap('wamid.2'));
	const executions = await ended(active, 1);
	await aMoment();
	expect(await count(active)).toBe(1);
	expect(executions.map((execution) => jsonOf(execution, 'Next'))).toEqual([[expect.objectContaining({ event: 'listReply', messageId: 'wamid.2' })]]);
	await client.deactivate(active.workflow);
});

test('forged calls are turned away, start nothing, and leave a line in the log without a secret', async () => {
	const secret = 'fake-secret-never-logged';
	const active = await publish('Forged', { options: { allowedAddresses: '127.0.0.0/8, ::1' } }, { webhookSecret: secret });
	const forged = [
		{},
		{ authorization: 'Bearer fake-guess-1' },
		{ authorization: `Basic ${Buffer.from('kaleyra:fake-guess-2').toString('base64')}` },
		{ 'x-webhook-secret': `${secret}x` },
		{ 'x-hub-signature-256': 'sha256=00' },
	];
	for (const [index, headers] of forged.entries()) {
		expect((await callWithJson(active.url, tap(`wamid.${index}`), headers as Record<string, string>)).status).toBe(401);
	}
	expect((await call(active.url, { method: 'GET', query: { id: '1', status: 'sent', token: 'fake-guess-3' } })).status).toBe(401);

	const closed = await publish('Closed', { options: { allowedAddresses: '203.0.113.7' } });
	expect((await callWithJson(closed.url, tap('wamid.9'))).status).toBe(403);
	await aMoment();
	expect([await count(active), await count(closed)]).toEqual([0, 0]);

	expect((await callWithJson(active.url, tap('wamid.9'), { authorization: `Bearer ${secret}` })).status).toBe(200);
	await ended(active, 1);
	await Promise.all([client.deactivate(active.workflow), client.deactivate(closed.workflow)]);

	const log = readFileSync(join(artifacts, 'n8n.log'), 'utf8');
	expect(log).toContain('Kaleyra Trigger refused a call: it does not know the webhook secret');
	expect(log).toContain('Kaleyra Trigger refused a call: its address is not among the allowed ones');
	expect(log).not.toMatch(/fake-guess|never-logged/);
});

describe.each([1, 1.1])('what nobody can use, in version %f', (typeVersion) => {
	let active: Active;
	const json = { 'content-type': 'application/json' };

	beforeAll(async () => {
		active = await publish(`Nonsense ${typeVersion}`, {}, {}, client, typeVersion);
	});
	afterAll(() => client.deactivate(active.workflow));

	test.each<[string, number, Parameters<typeof call>[1]]>([
		['null', 200, { body: 'null', headers: json }],
		['a list', 200, { body: '[1,2]', headers: json }],
		['1,000 levels', 200, { body: '{"a":'.repeat(1_000) + '1' + '}'.repeat(1_000), headers: json }],
		['a plain text', 200, { body: 'hello', headers: { 'content-type': 'text/plain' } }],
		['bytes', 200, { body: Buffer.from([0, 255, 1]), headers: { 'content-type': 'application/octet-stream' } }],
		['16 MB', 200, { body: JSON.stringify({ filler: 'x'.repeat(16 * 1024 * 1024 - 100) }), headers: json }],
		['an empty GET', 200, { method: 'GET' }],
		['what is not the JSON it claims to be', 422, { body: '{"messages":[', headers: json }],
	])('%s is answered with %i and starts nothing', async (_name, expected, body) => {
		expect((await call(active.url, body)).status).toBe(expected);
	});

	test('after all that nothing has started, and a tap still does', async () => {
		expect(await count(active)).toBe(0);
		const deep = { a: JSON.parse('{"a":'.repeat(1_000) + '1' + '}'.repeat(1_000)) as unknown };
		const answers = JSON.stringify({ flow_token: 't', deep });
		await callWithJson(active.url, {
			messages: [{ from: '15550100123', id: 'wamid.deep', type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: answers } } }],
		});
		const [execution] = await ended(active, 1);
		expect(execution?.status).toBe('success');
		expect(JSON.stringify(execution && jsonOf(execution, 'Next'))).toContain('[nested too deep]');
	});
});

describe('duplicates', () => {
	test('1,000 payloads, each three times and interleaved, start 1,000 items', async () => {
		// So set, n8n makes no isolate for a call without expressions, which would take most of the time.
		const env = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
		const server = await N8nServer.start({ name: 'trigger-storm', tarballs: [layerServers().tarball], env });
		try {
			const active = await publishWithSecret('Storm of 3,000 calls', {}, {}, await N8nClient.signIn(server.url));
			const batches = Array.from({ length: 10 }, (_, batch) => Array.from({ length: 100 }, (_, index) => tap(`wamid.${batch * 100 + index}`)));
			const started = await mapConcurrently(batches.flatMap((batch) => [...batch, ...batch, ...batch]), atOnce, async (payload) => {
				const { data } = await insist(active.url, payload);
				return (data as { started: number }).started;
			});
			expect(started.reduce((sum, one) => sum + one, 0)).toBe(1_000);
			await waitFor('1,000 executions', async () => ((await count(active)) >= 1_000 ? true : undefined), 300_000);
			await aMoment();
			expect(await count(active)).toBe(1_000);
		} finally {
			await server.stop();
		}
	}, 900_000);

	test('are still known after n8n was restarted', async () => {
		const server = await N8nServer.start({ name: 'trigger-restart', tarballs: [layerServers().tarball] });
		try {
			const active = await publishWithSecret('Restart', {}, {}, await N8nClient.signIn(server.url));
			await callWithJson(active.url, tap('wamid.before'));
			await ended(active, 1);
			await server.restart();
			await waitFor('the webhook to be back', async () => ((await call(active.url, { method: 'GET' })).status === 200 ? true : undefined));
			expect((await callWithJson(active.url, tap('wamid.before'))).data).toEqual({ received: 1, started: 0 });
			expect((await callWithJson(active.url, tap('wamid.after'))).data).toEqual({ received: 1, started: 1 });
		} finally {
			await server.stop();
		}
	});
});

describe('listening for a test event', () => {
	/** Presses the editor's button and gives the test URL. */
	async function listen({ workflow, trigger, url }: Active): Promise<string> {
		await client.rest('POST', `/workflows/${workflow.id}/run`, { triggerToStartFrom: { name: trigger.name } });
		return url.replace('/webhook/', '/webhook-test/');
	}

	test('reports that were not asked for do not end it, an event that is not chosen is shown with the reason', async () => {
		const active = await publish('Listening');
		const url = await listen(active);
		for (const name of ['sent', 'delivered', 'read']) expect((await callWithJson(url, status('wamid.1', name))).status).toBe(200);
		await callWithJson(url, { messages: [{ from: '15550100123', id: 'wamid.2', type: 'text', text: { body: 'Hi' } }] });
		const [execution] = await ended(active, 1);
		expect(execution?.mode).toBe('manual');
		expect(execution && jsonOf(execution, 'Kaleyra Trigger')).toEqual([
			{
				ignored: true,
				reason: 'This would start nothing in production. Events does not include text.',
				received: [{ event: 'text', messageId: 'wamid.2', from: '15550100123', text: 'Hi' }],
			},
		]);
		expect((await callWithJson(url, tap('wamid.3'))).status).toBe(404);
		await client.deactivate(active.workflow);
	});

	test('an event that production has had already is shown', async () => {
		const active = await publish('Listening again');
		await callWithJson(active.url, tap('wamid.1'));
		await ended(active, 1);
		await callWithJson(await listen(active), tap('wamid.1'));
		const executions = await ended(active, 2);
		expect(executions.map(({ mode }) => mode)).toEqual(['webhook', 'manual']);
		await client.deactivate(active.workflow);
	});
});

describe('a file', () => {
	let files: Server;
	let origin: string;
	let letGo = () => {};
	let isAsked = () => {};
	const asked = new Promise<void>((resolve) => (isAsked = resolve));
	const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]);

	beforeAll(async () => {
		files = createServer((request, response) => {
			if (request.url !== '/car.jpg') return response.writeHead(404).end();
			letGo = () => response.setHeader('content-type', 'image/jpeg').end(jpeg);
			return isAsked();
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => files.once('listening', resolve));
		origin = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
	});
	afterAll(() => {
		files.closeAllConnections();
		files.close();
	});

	const picture = (id: string, url: string) => ({
		meta_object: { field: 'messages', value: { messages: [{ from: '15550100123', id, type: 'image', image: { mime_type: 'image/jpeg' } }] } },
		extra_info: { media_url: url },
	});

	test('is there before the caller is answered and the workflow starts, and one that is gone leaves the item with the reason', async () => {
		const active = await publishWithSecret('Files', { events: ['media'], options: { downloadMedia: true } }, { baseUrl: origin });
		const answer = callWithJson(active.url, picture('wamid.1', `${origin}/car.jpg`));
		await asked;
		expect(await count(active)).toBe(0);
		letGo();
		expect((await answer).data).toEqual({ received: 1, started: 1 });
		const [execution] = await ended(active, 1);
		const [item] = execution ? itemsOf(execution, 'Next') : [];
		expect(item?.binary?.data).toMatchObject({ mimeType: 'image/jpeg', fileName: 'image-wamid1.jpg' });

		await callWithJson(active.url, picture('wamid.2', `${origin}/gone.jpg`));
		const [, other] = await ended(active, 2);
		expect(other && jsonOf(other, 'Next')[0]?.media).toMatchObject({ type: 'image', error: 'The file is gone (HTTP 404).' });
		await client.deactivate(active.workflow);
	});
});

describe('the incoming URL of a v1 number', () => {
	const v1 = () => simulator.account.numbers.find(({ version }) => version === 'v1');

	test('is set when the workflow is published, and a tap on that number comes in', async () => {
		const number = `+${v1()?.number}`;
		const active = await publish('Registration', { options: { registerWebhook: true, businessNumbers: number } }, { apiVersion: 'v1', webhookSecret: 'fake-secret' });
		expect(v1()?.incoming?.url).toBe(`${active.url}?token=fake-secret`);
		await callWithJson(v1()?.incoming?.url ?? '', { ...tap('wamid.1'), metadata: { display_phone_number: number } });
		await ended(active, 1);
		await client.deactivate(active.workflow);
	});

	test('that cannot be set keeps the workflow from being published, and n8n shows what to do', async () => {
		const wrong = publish('No registration', { options: { registerWebhook: true } }, { apiVersion: 'v1' });
		await expect(wrong).rejects.toThrow('Enter the number in the option Business Numbers.');
	});
});
