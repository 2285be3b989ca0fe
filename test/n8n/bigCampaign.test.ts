import { fromNumber, usedBy } from '../../lab/account';
import { HealthWatch } from '../../lab/healthWatch';
import { layerServers } from '../../lab/layerServers';
import { ENDED } from '../../lab/n8nClient';
import { useStage } from '../../lab/stage';
import { waitFor } from '../../lab/waitFor';
import { chain, node } from '../../lab/workflow';

const ITEMS = 3000;
const PATIENCE_MS = 600_000;

const stage = useStage('Big campaign');

// `npm run bench -- --big-campaign` measures how long n8n is silent; here it counts that it answers at all.
test('n8n answers its health check again and again while a big campaign is read and checked', async () => {
	const { client, simulator, credential } = stage;
	const jsCode = `return Array.from({ length: ${ITEMS} }, (_, i) => ({
		json: { to: i === ${ITEMS - 1} ? 'nobody' : '+1555' + (1000000 + i), name: 'Customer ' + i, ref: 'order-' + i },
	}));`;
	const workflow = await client.createWorkflow(
		chain(
			'Big campaign',
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Items', 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 }),
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
				},
				usedBy(credential),
			),
		),
	);
	const watch = new HealthWatch(layerServers().n8nUrl, 1);
	const id = await client.run(workflow, 'Start');
	await waitFor(
		'the campaign to end',
		async () => (await client.executionsOf(workflow)).find(({ status }) => ENDED.includes(status)),
		PATIENCE_MS,
	);
	await watch.stop();

	const { data, status } = await client.execution(id);
	const [run] = data.resultData.runData.Send ?? [];
	expect(status).toBe('error');
	expect(data.resultData.error?.message).toMatch(/^To "nobody"/);
	expect(simulator.stats().requests).toBe(0);
	const began = run?.startTime ?? 0;
	const answers = watch.between(began, began + (run?.executionTime ?? 0));
	expect(answers.length).toBeGreaterThanOrEqual(10);
}, PATIENCE_MS);
