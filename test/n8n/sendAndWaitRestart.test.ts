import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData } from '../../lab/account';
import { freePorts } from '../../lab/freePorts';
import { layerServers } from '../../lab/layerServers';
import { jsonOf, N8nClient, type Credential } from '../../lab/n8nClient';
import { N8nServer } from '../../lab/n8nServer';
import { startPathProxy } from '../../lab/pathProxy';
import { askNode, askWorkflow, CUSTOMER, lastMessage, sentId, startAsking, startTrigger } from '../../lab/questions';

const places: Array<{ name: string; path: string; env: Record<string, string> }> = [
	{ name: 'an n8n at the root of its host', path: '', env: {} },
	{
		name: 'an n8n under a path, behind a proxy that takes it off, with endpoints renamed',
		path: '/some/path',
		env: { N8N_PATH: '/some/path/', N8N_ENDPOINT_WEBHOOK: 'hooks', N8N_ENDPOINT_WEBHOOK_WAIT: 'asleep' },
	},
];

describe.each(places)('$name', ({ path, env }) => {
	let n8n: N8nServer;
	let client: N8nClient;
	let simulator: Simulator;
	let credential: Credential;
	let closeProxy: () => Promise<void>;

	beforeAll(async () => {
		const [port, proxyPort] = (await freePorts(2)) as [number, number];
		closeProxy = await startPathProxy({ port: proxyPort, path, target: port });
		n8n = await N8nServer.start({
			name: `n8n-restart${path.replaceAll('/', '-')}`,
			tarballs: [layerServers().tarball],
			port,
			env: { ...env, N8N_WEBHOOK_URL: `http://127.0.0.1:${proxyPort}${path}/` },
		});
		client = await N8nClient.signIn(n8n.url);
		simulator = await startSimulator();
		credential = await client.createCredential('Restart', 'kaleyraApi', accountData(simulator));
		const trigger = await startTrigger({ client, simulator, credential });
		const [node] = trigger.nodes;
		const endpoint = env.N8N_ENDPOINT_WEBHOOK ?? 'webhook';
		simulator.setIncoming({ url: `http://127.0.0.1:${proxyPort}${path}/${endpoint}/${node?.webhookId ?? ''}/kaleyra` });
	});

	afterAll(async () => {
		await simulator.close();
		await n8n.stop();
		await closeProxy();
	});

	async function ask() {
		const ask = askNode({ client, simulator, credential });
		const execution = await startAsking(client, await askWorkflow(client, ask));
		return { execution, message: lastMessage(simulator) };
	}

	test('goes on with the tap', async () => {
		const { execution, message } = await ask();
		await simulator.act({ button: sentId(message, 'approve') });
		const end = await client.waitForExecution(execution.id, ['success', 'error']);
		expect(jsonOf(end, 'After')).toMatchObject([{ data: { approved: true } }]);
	});

	test('takes no altered tap', async () => {
		const { execution, message } = await ask();
		const id = sentId(message, 'approve').replace(/:approve$/, ':decline');
		const reply = { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title: 'Decline' } } };
		await simulator.act({ from: CUSTOMER, message: reply });
		expect((await client.execution(execution.id)).status).toBe('waiting');
	});

	test('goes on although it was killed and started again between question and tap', async () => {
		const { execution, message } = await ask();
		await n8n.kill();
		const { deliveries } = await simulator.act({ button: sentId(message, 'approve') });
		expect(deliveries.length).toBeGreaterThan(0);
		expect(deliveries.filter(({ status }) => status === 200)).toEqual([]);

		await n8n.restart();
		client = await N8nClient.signIn(n8n.url);
		simulator.setWebhooks({ retries: 10, backoffMs: 200 });
		await simulator.act({ button: sentId(message, 'approve') });
		const end = await client.waitForExecution(execution.id, ['success', 'error']);
		expect(jsonOf(end, 'After')).toMatchObject([{ data: { answered: true, approved: true } }]);
	});
});
