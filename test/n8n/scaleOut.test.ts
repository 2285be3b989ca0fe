import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, fromNumber, usedBy } from '../../lab/account';
import { layerServers } from '../../lab/layerServers';
import { N8nClient, type Credential, type Workflow } from '../../lab/n8nClient';
import { startQueueMode, type QueueMode } from '../../lab/queueMode';
import { waitFor } from '../../lab/waitFor';
import { chain, node } from '../../lab/workflow';

const CUSTOMERS = 400;
const BATCH = 50;
const BATCHES = CUSTOMERS / BATCH;

let queue: QueueMode;
let client: N8nClient;
let simulator: Simulator;
let credential: Credential;

beforeAll(async () => {
	queue = await startQueueMode({ tarball: layerServers().tarball, workers: 2 });
	client = await N8nClient.signIn(queue.main.url);
	simulator = await startSimulator({ duplicateKey: 'ref' });
	credential = await client.createCredential('Scale out', 'kaleyraApi', accountData(simulator));
});

afterAll(async () => {
	await simulator.close();
	await queue.stop();
});

/** Sends one batch: each call of its webhook is an execution of its own, which any worker may take. */
async function batchWorkflow(): Promise<Workflow> {
	const workflow = await client.createWorkflow(
		chain(
			'Campaign: send a batch',
			node('Batch', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path: 'campaign-batch' }, { typeVersion: 2, webhookId: 'campaign-batch' }),
			node('Customers', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.customers', options: {} }),
			node(
				'Send',
				'n8n-nodes-kaleyra.kaleyra',
				{
					operation: 'sendButtons',
					from: fromNumber(simulator),
					to: '={{ $json.to }}',
					body: '=Hello {{ $json.name }}, shall we deliver tomorrow?',
					buttons: { button: [{ title: 'Yes' }, { title: 'No' }] },
					reference: { ref: '={{ $json.ref }}' },
					// Two workers: half of the number's 80 per second for each.
					options: { messagesPerSecond: 40, summary: true },
				},
				{ ...usedBy(credential), onError: 'continueRegularOutput' },
			),
		),
	);
	await client.activate(workflow);
	return workflow;
}

/** Splits the customers and hands each batch to the webhook process. */
function campaignWorkflow(): Promise<Workflow> {
	const nodes = chain(
		'Campaign: split',
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node(
			'Customers',
			'n8n-nodes-base.code',
			{
				jsCode: `return Array.from({ length: ${CUSTOMERS} }, (_, i) => ({ json: { to: '+1555' + String(1000000 + i), name: 'Customer ' + i, ref: 'order-' + i } }));`,
			},
			{ typeVersion: 2 },
		),
		node('Loop Over Items', 'n8n-nodes-base.splitInBatches', { batchSize: BATCH, options: {} }, { typeVersion: 3 }),
		node('Collect', 'n8n-nodes-base.aggregate', { aggregate: 'aggregateAllItemData', destinationFieldName: 'customers', options: {} }),
		node(
			'Hand Over',
			'n8n-nodes-base.httpRequest',
			{
				method: 'POST',
				url: `${queue.webhook.url}/webhook/campaign-batch`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify({ customers: $json.customers }) }}',
				options: {},
			},
			{ typeVersion: 4.2 },
		),
	);
	// The first output of the loop is for when it is done, the second for each batch.
	nodes.connections['Loop Over Items'] = { main: [[], [{ node: 'Collect', type: 'main', index: 0 }]] };
	nodes.connections['Hand Over'] = { main: [[{ node: 'Loop Over Items', type: 'main', index: 0 }]] };
	return client.createWorkflow(nodes);
}

test('a campaign that is split into batches runs on both workers, and every customer gets one message', async () => {
	const batch = await batchWorkflow();
	const campaign = await campaignWorkflow();
	const split = await client.runToEnd(campaign, 'Start');
	expect(split.status).toBe('success');

	const executions = await waitFor(
		'all batches to be sent',
		async () => {
			const all = await client.executionsOf(batch);
			return all.length >= BATCHES && all.every(({ status }) => status === 'success') ? all : undefined;
		},
		90_000,
	);
	expect(executions).toHaveLength(BATCHES);
	expect(simulator.stats()).toMatchObject({ accepted: CUSTOMERS, distinct: CUSTOMERS, duplicates: 0 });

	const summaries = await Promise.all(
		executions.map(async ({ id }) => (await client.execution(id)).data.resultData.runData.Send?.[0]?.data?.main?.[0]?.[0]?.json),
	);
	expect(summaries).toEqual(Array(BATCHES).fill(expect.objectContaining({ total: BATCH, sent: BATCH })));

	const started = queue.startedByWorkers();
	// The splitting itself is one execution more.
	expect(started.reduce((sum, count) => sum + count)).toBe(BATCHES + 1);
	expect(Math.min(...started)).toBeGreaterThan(1);
});
