import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, fromNumber, usedBy } from '../../lab/account';
import { layerServers } from '../../lab/layerServers';
import { N8nClient, type Credential } from '../../lab/n8nClient';
import { CUSTOMER, startTrigger } from '../../lab/questions';
import { startQueueMode, type QueueMode } from '../../lab/queueMode';
import { waitFor } from '../../lab/waitFor';
import { chain, node } from '../../lab/workflow';

const TAPS = 40;

let queue: QueueMode;
let client: N8nClient;
let simulator: Simulator;
let credential: Credential;

beforeAll(async () => {
	queue = await startQueueMode({ tarball: layerServers().tarball, workers: 2 });
	client = await N8nClient.signIn(queue.main.url);
	simulator = await startSimulator();
	credential = await client.createCredential('Queue', 'kaleyraApi', accountData(simulator));
});

afterAll(async () => {
	await simulator.close();
	await queue.stop();
});

test('a list is sent by a worker, and a burst of taps at the webhook process runs on both workers, each once', async () => {
	const send = await client.createWorkflow(
		chain(
			'Queue: send',
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node(
				'Send List',
				'n8n-nodes-kaleyra.kaleyra',
				{
					from: fromNumber(simulator),
					to: CUSTOMER,
					body: 'Which time suits you?',
					buttonText: 'Choose a time',
					sections: { section: [{ rows: { row: [{ title: 'Morning' }, { title: 'Evening' }] } }] },
				},
				usedBy(credential),
			),
		),
	);
	const sent = await client.runToEnd(send, 'Start');
	expect(sent.status).toBe('success');
	expect(simulator.messages({ kind: 'list' })).toHaveLength(1);
	expect(queue.startedByWorkers().reduce((sum, count) => sum + count)).toBe(1);

	const react = await startTrigger({ client, simulator, credential }, {}, queue.webhook.url);
	await Promise.all(Array.from({ length: TAPS }, () => simulator.act({ row: 'morning' })));
	const executions = await waitFor(`${TAPS} executions to end`, async () => {
		const all = await client.executionsOf(react);
		return all.length >= TAPS && all.every(({ status }) => status === 'success') ? all : undefined;
	});
	expect(executions).toHaveLength(TAPS);
	const started = queue.startedByWorkers();
	expect(started.reduce((sum, count) => sum + count)).toBe(TAPS + 1);
	expect(Math.min(...started)).toBeGreaterThan(0);
});
