import { startSimulator, type Simulator } from '../../simulator/server';
import { unpackWaitToken } from '../../nodes/sendAndWait/token';
import { accountData } from '../../lab/account';
import { callWithJson } from '../../lab/deliver';
import { freePorts } from '../../lab/freePorts';
import { layerServers } from '../../lab/layerServers';
import { jsonOf, N8nClient, type Credential, type Execution } from '../../lab/n8nClient';
import { N8nServer } from '../../lab/n8nServer';
import { startPathProxy } from '../../lab/pathProxy';
import { askNode, CUSTOMER, lastMessage, sentId, startAsking, startTrigger } from '../../lab/questions';
import { waitFor } from '../../lab/waitFor';
import { chain, node } from '../../lab/workflow';

const path = '/some/path';

let n8n: N8nServer;
let client: N8nClient;
let simulator: Simulator;
let credential: Credential;
let publicUrl: string;
let closeProxy: () => Promise<void>;

beforeAll(async () => {
	const [port, proxyPort] = (await freePorts(2)) as [number, number];
	publicUrl = `http://127.0.0.1:${proxyPort}${path}`;
	closeProxy = await startPathProxy({ port: proxyPort, path, target: port });
	n8n = await N8nServer.start({
		name: 'n8n-under-path',
		tarballs: [layerServers().tarball],
		port,
		env: { N8N_PATH: `${path}/`, N8N_WEBHOOK_URL: `${publicUrl}/` },
	});
	client = await N8nClient.signIn(n8n.url);
	simulator = await startSimulator();
	credential = await client.createCredential('Under a path', 'kaleyraApi', accountData(simulator));
	await bringAnswersTo(credential);
});

afterAll(async () => {
	await simulator.close();
	await n8n.stop();
	await closeProxy();
});

async function bringAnswersTo(used: Credential) {
	const trigger = await startTrigger({ client, simulator, credential: used });
	simulator.setIncoming({ url: `${publicUrl}/webhook/${trigger.nodes[0]?.webhookId ?? ''}/kaleyra` });
	return trigger;
}

/** Asks the customer and then waits for the bank, at an address that only n8n's resume token opens. */
async function askThenWaitForBank(parameters = {}) {
	const bank = node('Bank', 'n8n-nodes-base.wait', { resume: 'webhook', httpMethod: 'POST', options: { webhookSuffix: 'bank' } }, { typeVersion: 1.1 });
	const start = node('Start', 'n8n-nodes-base.manualTrigger');
	const ask = askNode({ client, simulator, credential }, parameters);
	const workflow = await client.createWorkflow(chain('Asks, then waits for the bank', start, ask, bank, node('After', 'n8n-nodes-base.noOp')));
	const execution = await startAsking(client, workflow);
	return { execution, id: sentId(lastMessage(simulator), 'approve') };
}

/** The same, with the customer's answer in: now the bank is waited for. */
async function waitingForBank() {
	const { execution, id } = await askThenWaitForBank();
	await simulator.act({ button: id });
	const sleeping = await waitFor('the bank to be waited for', async () => {
		const now = await client.execution(execution.id);
		return now.status === 'waiting' && now.data.resultData.lastNodeExecuted === 'Bank' ? now : undefined;
	});
	return { execution: sleeping, id, resumeToken: resumeTokenOf(sleeping) };
}

function resumeTokenOf({ data }: Execution): string {
	const { resumeToken } = data;
	if (resumeToken === undefined) throw new Error('This execution has no resume token');
	return resumeToken;
}

const open = (execution: Execution, signature: string) =>
	callWithJson(`${publicUrl}/webhook-waiting/${execution.id}?signature=${encodeURIComponent(signature)}`, { paid: true });

/** A tap with an ID that somebody made. */
const tapped = (id: string) =>
	simulator.act({ from: CUSTOMER, message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title: 'Approve' } } } });

/** Everything of 64 hexadecimal digits that can be made of an ID, in the encodings it might be written in. */
function secretsIn(id: string): string[] {
	const parts = id.split(/[.:]/).flatMap((part) => [part, Buffer.from(part, 'base64url').toString('hex'), Buffer.from(part, 'hex').toString('hex')]);
	return [...new Set(parts)].filter((part) => part !== '');
}

test('no ID that leaves n8n holds the resume token of the execution, in whatever encoding', async () => {
	const { execution, id } = await askThenWaitForBank();
	const bytes = Buffer.from(resumeTokenOf(execution), 'hex');
	const sent = JSON.stringify(simulator.messages());
	for (const encoding of ['hex', 'base64', 'base64url', 'latin1'] as const) {
		expect(sent).not.toContain(bytes.toString(encoding).replace(/=+$/, ''));
	}
	expect(unpackWaitToken(id)?.maskedResumeToken).toMatch(/^[0-9a-f]{64}$/);
	// The other button's mask is another one, so that neither helps with the other.
	const other = unpackWaitToken(sentId(lastMessage(simulator), 'decline'));
	expect(other?.maskedResumeToken).not.toBe(unpackWaitToken(id)?.maskedResumeToken);
});

test('nothing in the ID of a button opens another waiting point of the execution', async () => {
	const { execution, id, resumeToken } = await waitingForBank();
	for (const secret of secretsIn(id)) {
		for (const signature of [secret, `${secret}/bank`]) expect((await open(execution, signature)).status).toBe(401);
	}
	expect((await client.execution(execution.id)).status).toBe('waiting');

	// The resume token itself does, so the calls above asked at the right door.
	expect((await open(execution, `${resumeToken}/bank`)).status).toBe(200);
	expect((await client.waitForExecution(execution.id, ['success', 'error'])).status).toBe('success');
});

test('nor does the trigger, which takes the mask off, when the ID names that point as its node', async () => {
	const { execution, id } = await waitingForBank();
	const [mark, number, round, , ...rest] = id.split('.');
	await tapped([mark, number, round, `~${Buffer.from('bank').toString('base64url')}`, ...rest].join('.'));
	await tapped(id.replace(/:approve$/, ':decline'));
	expect((await client.execution(execution.id)).status).toBe('waiting');
	expect(n8n.log()).toContain('n8n refused an answer that Kaleyra Trigger brought');
});

test('a trigger with another credential answers nothing, and the log says why', async () => {
	const data = accountData(simulator, { webhookSecret: '', apiKey: 'fake-other-key' });
	const other = await bringAnswersTo(await client.createCredential('Another account', 'kaleyraApi', data));
	const { execution, id } = await askThenWaitForBank();
	await simulator.act({ button: id });
	const [event] = jsonOf(await client.waitForNewExecution(other), 'Next');
	expect(event).toMatchObject({ event: 'buttonReply', late: true, reply: { id: 'approve' } });
	expect((await client.execution(execution.id)).data.resultData.lastNodeExecuted).toBe('Ask');
	expect(n8n.log()).toContain('another credential than that of the trigger');
});

test('a question that any trigger may answer is not asked, and says what to choose instead', async () => {
	simulator.reset();
	const asking = askThenWaitForBank({ options: { acceptAnswersFrom: 'anyTrigger' } });
	await expect(asking).rejects.toThrow('Any Kaleyra Trigger cannot bring the answer where n8n is reached under a path');
	expect(simulator.messages()).toEqual([]);
});
