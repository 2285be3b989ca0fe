import type { INode } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, usedBy } from '../../lab/account';
import { lockDatabase } from '../../lab/databaseLock';
import { callWithJson } from '../../lab/deliver';
import { freePorts } from '../../lab/freePorts';
import { layerServers } from '../../lab/layerServers';
import { jsonOf, N8nClient, type Workflow } from '../../lab/n8nClient';
import { N8nServer } from '../../lab/n8nServer';
import { startPathProxy } from '../../lab/pathProxy';
import { askNode, askWorkflow, CUSTOMER, lastMessage, sentId, startAsking } from '../../lab/questions';
import { waitFor } from '../../lab/waitFor';
import { chain, node } from '../../lab/workflow';

/** While it says so, the address of waiting executions answers 503, as a proxy does whose n8n is away. */
let isAway = false;
let triesWhileAway = 0;

const secret = 'fake-webhook-secret';
let server: N8nServer;
let simulator: Simulator;
let client: N8nClient;
let closeProxy: () => Promise<void>;

beforeAll(async () => {
	const [port, proxyPort] = (await freePorts(2)) as [number, number];
	closeProxy = await startPathProxy({
		port: proxyPort,
		path: '',
		target: port,
		failure: (url) => {
			if (!isAway || !url.startsWith('/webhook-waiting/')) return undefined;
			triesWhileAway++;
			return 503;
		},
	});
	const env = { N8N_WEBHOOK_URL: `http://127.0.0.1:${proxyPort}/` };
	server = await N8nServer.start({ name: 'trigger-once', tarballs: [layerServers().tarball], port, env });
	client = await N8nClient.signIn(server.url);
	simulator = await startSimulator();
});

afterAll(async () => {
	await server.stop();
	await simulator.close();
	await closeProxy();
});

interface Active {
	workflow: Workflow;
	url: string;
}

async function publish(name: string, credentialData: object = {}): Promise<Active> {
	const credential = await client.createCredential(name, 'kaleyraApi', accountData(simulator, { webhookSecret: secret, ...credentialData }));
	const trigger: INode = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', { events: ['buttonReply', 'text'] }, usedBy(credential));
	trigger.webhookId = trigger.id;
	const workflow = await client.createWorkflow(chain(name, trigger, node('Next', 'n8n-nodes-base.noOp')));
	await client.activate(workflow);
	return { workflow, url: `${await client.webhookUrl(trigger)}?token=${secret}` };
}

const message = (id: string, more: object) => ({ messages: [{ from: CUSTOMER.slice(1), id, timestamp: '1767261600', ...more }] });
const text = (id: string) => message(id, { type: 'text', text: { body: 'An order' } });
const tap = (id: string, replyId: string) =>
	message(id, { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: replyId, title: 'Approve' } } });

/** What the workflow has been started with, once nothing of it runs any more. */
async function startedWith({ workflow }: Active) {
	const ended = await waitFor('the executions to end', async () => {
		const found = await client.executionsOf(workflow);
		return found.some(({ status }) => ['new', 'running'].includes(status)) ? undefined : found;
	});
	const executions = await Promise.all(ended.map(({ id }) => client.execution(id)));
	return executions.flatMap((execution) => jsonOf(execution, 'Next').map(({ messageId, late }) => ({ messageId, late })));
}

test('an event that comes while the database is locked gets a 5xx, and of three repetitions exactly one starts the workflow', async () => {
	const active = await publish('Locked');
	const unlock = await lockDatabase(server);
	const refused = await callWithJson(active.url, text('wamid.order'));
	await unlock();
	expect(refused.status).toBeGreaterThanOrEqual(500);

	const taken = [];
	for (let time = 0; time < 3; time++) {
		const answer = await waitFor('n8n to be back', async () => {
			const { status, data } = await callWithJson(active.url, text('wamid.order'));
			return status === 200 ? data : undefined;
		}, 60_000);
		taken.push(answer);
	}
	expect(taken).toEqual([{ received: 1, started: 1 }, { received: 1, started: 0 }, { received: 1, started: 0 }]);
	expect(await startedWith(active)).toEqual([{ messageId: 'wamid.order' }]);
});

test('an answer that comes while the waiting address answers 503 is repeated, wakes its execution once, and is never late', async () => {
	const active = await publish('Away');
	const credential = (await client.credentials()).find(({ name }) => name === 'Away');
	if (credential === undefined) throw new Error('No credential');
	const asking = await askWorkflow(client, askNode({ client, simulator, credential }));
	const { id } = await startAsking(client, asking);
	const answer = tap('wamid.answer', sentId(lastMessage(simulator), 'approve'));

	// Each call is tried for 6 s, so these are more than the 10 s of the outage.
	isAway = true;
	const refused = [await callWithJson(active.url, answer), await callWithJson(active.url, answer)];
	isAway = false;
	expect(refused.map(({ status }) => status)).toEqual([503, 503]);
	expect(triesWhileAway).toBeGreaterThan(2);
	expect((await client.execution(id)).status).toBe('waiting');
	expect(await startedWith(active)).toEqual([]);

	for (let time = 0; time < 3; time++) expect((await callWithJson(active.url, answer)).data).toEqual({ received: 1, started: 0 });
	const execution = await client.waitForExecution(id, ['success', 'error']);
	expect(jsonOf(execution, 'After')).toMatchObject([{ data: { answered: true, approved: true, messageId: 'wamid.answer' } }]);
	expect(await client.executionsOf(asking)).toHaveLength(1);
	expect(await startedWith(active)).toEqual([]);
});

test('a secret whose expression finds nothing lets nobody in, and n8n’s log says what to do', async () => {
	const active = await publish('No secret', { webhookSecret: '={{ $vars.gone }}' });
	expect((await callWithJson(active.url, text('wamid.1'))).status).toBe(503);
	expect(await startedWith(active)).toEqual([]);
	expect(server.log()).toContain('Kaleyra Trigger takes no calls: Webhook Secret of the credential is an expression that gives nothing. Correct the expression');
});
