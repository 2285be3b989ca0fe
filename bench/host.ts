import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import type { StatsReport } from '../simulator/stats';
import { N8nClient, type Credential, type Workflow } from '../lab/n8nClient';
import { N8nServer } from '../lab/n8nServer';
import { nodeForN8n } from '../lab/nodeForN8n';
import { root } from '../lab/paths';
import { waitFor } from '../lab/waitFor';
import { chain, node } from '../lab/workflow';
import type { Task } from './child';
import { ACCOUNT, customer } from './contenders';

/** A simulator in a process of its own, so that its work does not count as n8n's. */
export interface SimulatorProcess {
	url: string;
	stats(): Promise<StatsReport>;
	/** Forgets everything, then sets how it misbehaves. */
	prepare(faults?: object[], rateLimit?: object): Promise<void>;
	stop(): Promise<void>;
}

/** A process of its own that does what bench/child.ts has for it, on n8n's Node.js. */
export function forkChild(task: Task): ChildProcess {
	const tsx = createRequire(__filename).resolve('tsx');
	const child = fork(join(root, 'bench', 'child.ts'), { execPath: nodeForN8n(), execArgv: ['--import', `file://${tsx}`] });
	child.send(task);
	return child;
}

export async function startSimulatorProcess(): Promise<SimulatorProcess> {
	const child = forkChild({ what: 'simulator' });
	process.once('exit', () => child.kill('SIGKILL'));
	const [url] = (await once(child, 'message')) as [string];
	const control = axios.create({ baseURL: `${url}/simulator`, proxy: false });
	return {
		url,
		stats: async () => (await control.get<StatsReport>('/stats')).data,
		prepare: async (faults = [], rateLimit = {}) => {
			await control.post('/reset');
			await control.put('/faults', { plans: faults });
			await control.put('/rate-limit', rateLimit);
		},
		stop: async () => {
			child.kill('SIGTERM');
			await once(child, 'exit');
		},
	};
}

/** A fresh n8n with the package, its client and a credential that leads to the simulator. */
export interface Host {
	n8n: N8nServer;
	client: N8nClient;
	credential: Credential;
	/** For n8n's HTTP Request node. */
	header: Credential;
	/** Most memory the process had since it was last asked, in MB. Only Linux tells. */
	peakMemory(): number;
	/** Processor time the process has used, in seconds. */
	processorSeconds(): number;
}

export async function startHost(tarball: string, sim: SimulatorProcess, env: Record<string, string> = {}): Promise<Host> {
	const n8n = await N8nServer.start({ name: 'bench-n8n', tarballs: [tarball], env: { N8N_LOG_LEVEL: 'warn', ...env } });
	const client = await N8nClient.signIn(n8n.url);
	const account = { apiVersion: 'v2', region: 'custom', baseUrl: sim.url, sid: ACCOUNT.sid, apiKey: ACCOUNT.apiKey };
	return {
		n8n,
		client,
		credential: await client.createCredential('Kaleyra', 'kaleyraApi', account),
		header: await client.createCredential('Header', 'httpHeaderAuth', { name: 'api-key', value: ACCOUNT.apiKey }),
		peakMemory() {
			const folder = `/proc/${n8n.pid}`;
			if (!existsSync(folder)) return NaN;
			const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`${folder}/status`, 'utf8')) ?? [];
			writeFileSync(`${folder}/clear_refs`, '5');
			return Number(kilobytes) / 1024;
		},
		processorSeconds() {
			const file = `/proc/${n8n.pid}/stat`;
			if (!existsSync(file)) return NaN;
			const [user = 0, system = 0] = readFileSync(file, 'utf8').replace(/^.*\) /s, '').split(' ').slice(11, 13).map(Number);
			return (user + system) / 100;
		},
	};
}

/** A workflow that makes so many items and hands them to a node that sends a message for each. */
export async function campaignWorkflow(host: Pick<Host, 'client'>, count: number, sender: INode): Promise<Workflow> {
	const make = node(
		'Items',
		'n8n-nodes-base.code',
		{ jsCode: `const customer = ${customer.toString()};\nreturn Array.from({ length: ${count} }, (_, i) => ({ json: customer(i) }));` },
		{ typeVersion: 2 },
	);
	return await host.client.createWorkflow(chain('Campaign', node('Start', 'n8n-nodes-base.manualTrigger'), make, sender));
}

/** Runs a campaign; returns how long its sending node took, in seconds, and what it gave. */
export async function runCampaign(host: Host, workflow: Workflow) {
	const execution = await host.client.runToEnd(workflow, 'Start', 900_000);
	const run = execution.data.resultData.runData.Send?.[0];
	if (!run) throw new Error(`The sending node did not run: ${execution.data.resultData.error?.message ?? execution.status}`);
	return { seconds: run.executionTime / 1000, items: run.data?.main?.[0] ?? [] };
}

/** Where processor time can go. The first line of code up the stack that fits decides. */
const PARTS = {
	'n8n: expressions and their isolates': /expression-runtime|n8n-workflow\/.*expression|_getNodeParameter/,
	'n8n: request helper and axios': /\/axios\/|backend-network|request-helpers/,
	'n8n: database': /typeorm|sqlite3/,
	'this package': /n8n-nodes-kaleyra/,
	'garbage collector': /\(garbage collector\)/,
	'the rest of n8n and Node.js': /^/,
};

/** Milliseconds by part. */
export type Profile = Record<keyof typeof PARTS, number>;

/** The setting by which a running n8n can be asked for a profile. */
export const PROFILED = { NODE_OPTIONS: '--inspect-port=0' };

/** Where the processor time of n8n went during some work. The host must have been started with `PROFILED`. */
export async function profileOf(host: Host, work: () => Promise<unknown>): Promise<Profile> {
	if (host.n8n.pid === undefined) throw new Error('n8n does not run');
	process.kill(host.n8n.pid, 'SIGUSR1');
	const address = await waitFor('the inspector', async () => /Debugger listening on (ws:\S+)/.exec(host.n8n.log())?.[1]);
	const inspector = await connect(address);
	await inspector.send('Profiler.enable');
	await inspector.send('Profiler.start');
	await work();
	const { profile } = (await inspector.send('Profiler.stop')) as { profile: CpuProfile };
	inspector.close();
	return sum(profile);
}

interface CpuProfile {
	nodes: Array<{ id: number; callFrame: { functionName: string; url: string }; children?: number[] }>;
	samples: number[];
	/** In microseconds. */
	timeDeltas: number[];
}

function sum({ nodes, samples, timeDeltas }: CpuProfile): Profile {
	const names = new Map(nodes.map(({ id, callFrame: { functionName, url } }) => [id, `${functionName} ${url}`]));
	const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
	const partOf = (id: number): keyof Profile => {
		for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
			for (const [part, pattern] of Object.entries(PARTS).slice(0, -1)) {
				if (pattern.test(names.get(at) ?? '')) return part as keyof Profile;
			}
		}
		return 'the rest of n8n and Node.js';
	};
	const parts = Object.fromEntries(Object.keys(PARTS).map((part) => [part, 0])) as Profile;
	samples.forEach((id, index) => {
		if (!names.get(id)?.startsWith('(idle)')) parts[partOf(id)] += (timeDeltas[index] ?? 0) / 1000;
	});
	return parts;
}

/** Chrome's DevTools protocol, as far as it is needed here. */
async function connect(address: string) {
	const socket = new WebSocket(address);
	await once(socket, 'open');
	let lastId = 0;
	return {
		async send(method: string): Promise<unknown> {
			const id = ++lastId;
			const answer = new Promise((resolve) => {
				const listen = ({ data }: MessageEvent<string>) => {
					const message = JSON.parse(data) as { id?: number; result?: unknown };
					if (message.id !== id) return;
					socket.removeEventListener('message', listen);
					resolve(message.result);
				};
				socket.addEventListener('message', listen);
			});
			socket.send(JSON.stringify({ id, method }));
			return await answer;
		},
		close: () => socket.close(),
	};
}
