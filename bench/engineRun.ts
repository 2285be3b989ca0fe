/** A campaign on n8n-core's own engine, in a process of its own that is told what to do and answers what it cost. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeCredentialsDetails, IVersionedNodeType } from 'n8n-workflow';
import { loadEngine, type Engine } from '../lab/engine/engine';
import { save } from '../lab/engine/workflow';
import { root } from '../lab/paths';
import { chain, node } from '../lab/workflow';
import { ACCOUNT } from './account';
import { customer, httpRequestNode, kaleyraNode, type Contender } from './contenders';
import { reportCost } from './reportCost';

interface EngineTask {
	contender: Contender;
	count: number;
	simulatorUrl: string;
}

reportCost(async ({ contender, count, simulatorUrl }: EngineTask) => {
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
});

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
