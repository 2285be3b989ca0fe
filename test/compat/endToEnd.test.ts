/**
 * What must work on every n8n that the README names, on the one in KALEYRA_N8N_FOLDER. Run by
 * `npm run compat`, which also installs them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, fromNumber, usedBy } from '../../lab/account';
import { jsonOf, type Credential, type N8nClient } from '../../lab/n8nClient';
import { N8nServer } from '../../lab/n8nServer';
import { packPackage } from '../../lab/packageTarball';
import { artifacts, root } from '../../lab/paths';
import { askNode, askWorkflow, CUSTOMER, lastMessage, sentId, startAsking, startTrigger } from '../../lab/questions';
import { chain, node } from '../../lab/workflow';
import { OlderN8nClient } from './olderN8nClient';

const serverFolder = process.env.KALEYRA_N8N_FOLDER ?? join(root, 'lab', 'n8n');

let server: N8nServer;
let client: N8nClient;
let simulator: Simulator;
let credential: Credential;

beforeAll(async () => {
	const tarball = await packPackage(join(artifacts, 'package'));
	// An n8n does not start when it is told to leave out modules that it does not know.
	server = await N8nServer.start({ name: 'compat', tarballs: [tarball], serverFolder, env: { N8N_DISABLED_MODULES: 'insights' } });
	client = await OlderN8nClient.signIn(server.url);
	simulator = await startSimulator();
	credential = await client.createCredential('Compat', 'kaleyraApi', accountData(simulator));
}, 180_000);

afterAll(async () => {
	await server?.stop();
	await simulator?.close();
});

const list = (to: string) => ({
	operation: 'sendList',
	from: fromNumber(simulator),
	to,
	body: 'How shall we ship?',
	buttonText: 'Options',
	sections: { section: [{ title: 'All', rows: { row: [{ title: 'Express' }, { title: 'Priority Mail' }] } }] },
});

const sendTo = (to: string, more = {}) =>
	client.createWorkflow(
		chain(
			'Sends',
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Send', 'n8n-nodes-kaleyra.kaleyra', list(to), { ...usedBy(credential), ...more }),
		),
	);

test('the nodes and the credential are loaded', async () => {
	const types = (await client.nodeTypes()).map(({ name }) => name);
	expect(types).toEqual(expect.arrayContaining(['n8n-nodes-kaleyra.kaleyra', 'n8n-nodes-kaleyra.kaleyraTrigger']));
	expect((await client.credentialTypes()).map(({ name }) => name)).toContain('kaleyraApi');
});

test('the credential test tells a right key from a wrong one', async () => {
	expect(await client.testCredential(credential, accountData(simulator))).toMatchObject({ status: 'OK' });
	const wrong = { ...accountData(simulator), apiKey: 'another-key' };
	expect(await client.testCredential(credential, wrong)).toMatchObject({
		status: 'Error',
		// 1.x passes over our sentence and says it in its own words.
		message: expect.stringMatching(/RBC001|Authorization failed/),
	});
});

test('a list is sent, and what cannot be sent is told in its item', async () => {
	const sent = await client.runToEnd(await sendTo(CUSTOMER), 'Start');
	expect(jsonOf(sent, 'Send')).toMatchObject([{ success: true, to: CUSTOMER }]);

	const refused = await client.runToEnd(await sendTo('+1555CALL', { onError: 'continueErrorOutput' }), 'Start');
	// Older n8n take an item with details for a success: it stays in the first output there. The page says where it was.
	const [first, second] = [jsonOf(refused, 'Send', 0), jsonOf(refused, 'Send', 1)];
	mkdirSync(artifacts, { recursive: true });
	writeFileSync(join(artifacts, 'failed-item-output'), second.length > 0 ? 'error output' : 'first output');
	expect([...first, ...second]).toMatchObject([{ error: expect.stringContaining('To'), details: { to: '+1555CALL' } }]);
});

test('a tap starts the workflow of the trigger once, although it is delivered twice', async () => {
	const trigger = await startTrigger({ client, simulator, credential });
	simulator.setWebhooks({ copies: 2 });
	await client.runToEnd(await sendTo(CUSTOMER), 'Start');
	const { deliveries } = await simulator.act({ row: 'priority_mail', profileName: 'Maya' });
	simulator.setWebhooks({ copies: 1 });
	expect(deliveries.map(({ status }) => status)).toEqual([200, 200]);
	const started = await client.waitForNewExecution(trigger);
	expect(jsonOf(started, 'Next')).toMatchObject([
		{ event: 'listReply', reply: { id: 'priority_mail', title: 'Priority Mail' }, profileName: 'Maya' },
	]);
	expect(await client.executionsOf(trigger)).toHaveLength(1);
});

describe('Send and Wait for Reply', () => {
	test('goes on with the tap', async () => {
		await startTrigger({ client, simulator, credential });
		const execution = await startAsking(client, await askWorkflow(client, askNode({ client, simulator, credential })));
		await simulator.act({ button: sentId(lastMessage(simulator), 'approve') });
		const end = await client.waitForExecution(execution.id, ['success', 'error']);
		expect(jsonOf(end, 'After')).toMatchObject([{ data: { answered: true, approved: true } }]);
	});

	test('does not go on with an altered token', async () => {
		await startTrigger({ client, simulator, credential });
		const execution = await startAsking(client, await askWorkflow(client, askNode({ client, simulator, credential })));
		const id = sentId(lastMessage(simulator), 'approve').replace(/:approve$/, ':decline');
		const button_reply = { id, title: 'Decline' };
		await simulator.act({
			message: { type: 'interactive', interactive: { type: 'button_reply', button_reply } },
			from: CUSTOMER,
		});
		expect((await client.execution(execution.id)).status).toBe('waiting');
	});
});
