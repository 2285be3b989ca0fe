import { chain, node } from '../../../lab/workflow';
import { type Simulator, startSimulator } from '../../../simulator/server';
import type { ApiVersion } from '../../../kaleyra/message/types';
import { type Engine, loadEngine } from '../../../lab/engine/engine';
import { byNumber, CUSTOMER } from '../support/simulated';
import { save } from '../../../lab/engine/workflow';

const BUSINESS = '+15550100009';

/** The same number before and after Kaleyra moved it to another version: one account for each. */
const sims = new Map<ApiVersion, Simulator>();
let engine: Engine;

beforeAll(async () => {
	engine = await loadEngine();
	for (const version of ['v1', 'v2', 'v3'] as const) {
		sims.set(version, await startSimulator({ numbers: [{ number: BUSINESS, version }] }));
	}
});
afterAll(async () => {
	for (const sim of sims.values()) await sim.close();
});

const simOf = (version: ApiVersion) => sims.get(version) as Simulator;

function credentialsFor(apiVersion: ApiVersion) {
	const { url, account } = simOf(apiVersion);
	const { sid, apiKey, accessToken } = account;
	return engine.credentialsOf({ apiVersion, region: 'custom', baseUrl: url, sid, apiKey, accessToken });
}

const list = {
	resource: 'interactive',
	operation: 'sendList',
	from: byNumber(BUSINESS),
	to: CUSTOMER,
	headerType: 'text',
	headerText: 'Shipping options',
	body: 'How would you like to get it?\nTap below.',
	footer: 'Green Leaf Store',
	buttonText: 'Options',
	sections: {
		section: [
			{ title: 'In a hurry', rows: { row: [{ title: 'Express', description: 'Tomorrow' }] } },
			{ title: 'I can wait', rows: { row: [{ title: 'Standard', id: 'standard-2026' }] } },
		],
	},
};

test('a saved workflow’s list goes out through V2, V1 and V3 with no change but that of the credential', async () => {
	const saved = save(chain('Shipping', node('Start', 'start'), node('Send', 'n8n-nodes-kaleyra.kaleyra', list)));
	const [start, send] = saved.nodes;
	if (!start || !send) throw new Error('The workflow has two nodes');

	for (const version of ['v2', 'v1', 'v3'] as const) {
		const switched = { ...saved, nodes: [start, { ...send, credentials: credentialsFor(version) }] };
		const { items } = engine.outcome(await engine.start(switched), 'Send');
		expect(items).toMatchObject([{ json: { success: true, apiVersion: version } }]);
	}
	const [v2] = simOf('v2').messages();
	expect(v2?.content).toMatchObject({ interactive: { type: 'list', body: { text: list.body } } });
	expect(simOf('v1').messages().map(({ content }) => content)).toEqual([v2?.content]);
	expect(simOf('v3').messages().map(({ content }) => content)).toEqual([v2?.content]);
});
