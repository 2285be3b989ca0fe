import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData } from '../../lab/account';
import { layerServers } from '../../lab/layerServers';
import { jsonOf, N8nClient } from '../../lab/n8nClient';
import { startQueueMode, type QueueMode } from '../../lab/queueMode';
import { askNode, askWorkflow, incomingUrl, lastMessage, sentId, startAsking, startTrigger } from '../../lab/questions';

let queue: QueueMode;
let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
	queue = await startQueueMode({ tarball: layerServers().tarball });
});

afterAll(async () => {
	await simulator.close();
	await queue.stop();
});

test('in queue mode a worker asks, the tap comes to the webhook process, and the execution goes on', async () => {
	const client = await N8nClient.signIn(queue.main.url);
	const credential = await client.createCredential('Queue mode', 'kaleyraApi', accountData(simulator));
	const stage = { client, simulator, credential };
	const trigger = await startTrigger(stage, {}, queue.webhook.url);
	const workflow = await askWorkflow(client, askNode(stage));

	for (const [tap, approved] of [['approve', true], ['decline', false]] as const) {
		const { id } = await startAsking(client, workflow);
		const { deliveries } = await simulator.act({ button: sentId(lastMessage(simulator), tap) });
		expect(deliveries.map((delivery) => [delivery.url, delivery.status])).toEqual([[incomingUrl(simulator), 200]]);
		const end = await client.waitForExecution(id, ['success', 'error']);
		expect(jsonOf(end, 'After')).toMatchObject([{ data: { answered: true, approved } }]);
	}
	expect(await client.executionsOf(trigger)).toEqual([]);

	// All state lies in the database: processes that were killed and started again still take the tap.
	const { id } = await startAsking(client, workflow);
	await Promise.all([queue.webhook.kill(), ...queue.workers.map((worker) => worker.kill())]);
	await Promise.all([queue.webhook.restart(), ...queue.workers.map((worker) => worker.restart())]);
	await simulator.act({ button: sentId(lastMessage(simulator), 'approve') });
	const end = await client.waitForExecution(id, ['success', 'error']);
	expect(jsonOf(end, 'After')).toMatchObject([{ data: { approved: true } }]);
});
