/**
 * What runs in a process of its own: a campaign on n8n-core's engine, a bare loop around axios, the simulator.
 * The process is told which by its first message and loads nothing else, for its memory is measured.
 */
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeCredentialsDetails, IVersionedNodeType } from 'n8n-workflow';
import type { Engine } from '../lab/engine/engine';
import { root } from '../lab/paths';
import { chain, node } from '../lab/workflow';
import { ACCOUNT, customer, httpRequestNode, kaleyraNode, messagesUrl, wireJson, type Contender } from './contenders';

export interface Cost {
	seconds: number;
	/** Peak of the process, in MB. */
	memory: number;
	/** What of it was not there before, in MB. */
	grown: number;
}

/** What a process can be told to do. */
export type Task =
	| { what: 'engine'; contender: Contender; count: number; simulatorUrl: string }
	| { what: 'bare loop'; count: number; concurrency: number; simulatorUrl: string }
	| { what: 'simulator' };

type TaskOf<W extends Task['what']> = Extract<Task, { what: W }>;

// An error ends the process, which whoever started it notices.
process.once('message', (task: Task) => void perform(task));

async function perform(task: Task): Promise<void> {
	if (task.what === 'simulator') return await simulate();
	const work = task.what === 'engine' ? await engineCampaign(task) : await bareLoop(task);
	process.send?.(await costOf(work));
	process.disconnect();
}

/** Serves until it is ended, and reports its address. Keeps no messages: they would cost it more and more. */
async function simulate(): Promise<void> {
	const { startSimulator } = await import('../simulator/server');
	const simulator = await startSimulator({ keep: false });
	process.once('SIGTERM', () => void simulator.close().then(() => process.exit(0)));
	process.send?.(simulator.url);
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
	const before = process.memoryUsage.rss() / 2 ** 20;
	const begin = performance.now();
	await work();
	const seconds = (performance.now() - begin) / 1000;
	const memory = process.resourceUsage().maxRSS / 1024;
	return { seconds, memory, grown: memory - before };
}

/** Gets ready, which costs nothing, and returns the work. */
async function bareLoop({ count, concurrency, simulatorUrl }: TaskOf<'bare loop'>) {
	const { default: axios } = await import('axios');
	const client = axios.create({ proxy: false, headers: { 'api-key': ACCOUNT.apiKey } });
	const send = async (i: number) => {
		const { to, name, ref } = customer(i);
		// As n8n's helper does: no connection is used twice.
		return await client.post(messagesUrl(simulatorUrl), wireJson(to, name, ref), { httpAgent: new Agent() });
	};
	let next = 0;
	const caller = async () => {
		while (next < count) await send(next++);
	};
	return async () => await Promise.all(Array.from({ length: concurrency }, caller));
}

/** The same for a node on the engine. */
async function engineCampaign({ contender, count, simulatorUrl }: TaskOf<'engine'>) {
	const { loadEngine } = await import('../lab/engine/engine');
	const { save } = await import('../lab/engine/workflow');
	const engine = await loadEngine();
	const sender = contender === 'Kaleyra' ? kaleyra(engine, simulatorUrl) : httpRequest(engine, simulatorUrl);
	const workflow = save(chain('Campaign', node('Start', 'start'), sender));
	const send = async (messages: number) => {
		const items = Array.from({ length: messages }, (_, i) => ({ json: customer(i) }));
		const { items: sent, error } = engine.outcome(await engine.start(workflow, items), 'Send');
		if (sent.length !== messages) throw new Error(`${contender}: ${sent.length} of ${messages} items came out`, { cause: error });
	};
	// The first messages load what every later run finds loaded.
	await send(100);
	engine.executions.clear();
	return async () => await send(count);
}

function kaleyra(engine: Engine, simulatorUrl: string) {
	const credentials = engine.credentialsOf({ apiVersion: 'v2', region: 'custom', baseUrl: simulatorUrl, sid: ACCOUNT.sid, apiKey: ACCOUNT.apiKey });
	return kaleyraNode(0, { credentials });
}

/** n8n's node and its credential come with the installed n8n. */
function httpRequest(engine: Engine, simulatorUrl: string) {
	const fromN8n = createRequire(join(root, 'lab', 'n8n', 'package.json'));
	const base = 'n8n-nodes-base/dist';
	const { HttpRequest } = fromN8n(`${base}/nodes/HttpRequest/HttpRequest.node.js`) as { HttpRequest: new () => IVersionedNodeType };
	const { HttpHeaderAuth } = fromN8n(`${base}/credentials/HttpHeaderAuth.credentials.js`) as { HttpHeaderAuth: new () => ICredentialType };
	engine.nodeTypes.add('n8n-nodes-base.httpRequest', new HttpRequest());
	engine.loader.credentialTypes.httpHeaderAuth = { type: new HttpHeaderAuth(), sourcePath: '' };
	const httpHeaderAuth: INodeCredentialsDetails = engine.credentials.save({ name: 'api-key', value: ACCOUNT.apiKey });
	return httpRequestNode(simulatorUrl, { credentials: { httpHeaderAuth } });
}
