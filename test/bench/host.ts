import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import type { StatsReport } from '../../simulator/stats';
import { N8nClient, type Credential, type Workflow } from '../support/n8nClient';
import { N8nServer } from '../support/n8nServer';
import { root } from '../support/paths';
import { chain, node } from '../support/workflow';
import { ACCOUNT } from './account';
import { customer } from './contenders';

/** A simulator in a process of its own, so that its work does not count as n8n's. */
export interface SimulatorProcess {
	url: string;
	stats(): Promise<StatsReport>;
	/** Forgets everything, then sets how it misbehaves. */
	prepare(faults?: object[], rateLimit?: object): Promise<void>;
	stop(): Promise<void>;
}

export async function startSimulatorProcess(): Promise<SimulatorProcess> {
	const script = join(root, 'test', 'bench', 'simulatorProcess.ts');
	const child = spawn(process.execPath, [join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), script], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	process.once('exit', () => child.kill('SIGKILL'));
	const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
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
