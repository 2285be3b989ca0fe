import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../support/paths';
import { nodeForN8n } from '../support/n8nServer';
import { campaignWorkflow, messagesUrl, runCampaign, wireJson, type Contender } from './contenders';
import { ACCOUNT, startHost, type SimulatorProcess } from './host';

const CONCURRENCY = 80;

export interface Cost {
	seconds: number;
	/** Peak of the process, in MB. */
	memory: number;
}

/** (a) So many messages without a limit, each contender in an n8n of its own; the median of the rounds. */
export async function measureCost(tarball: string, sim: SimulatorProcess, count: number, rounds: number) {
	const measured: Record<'Kaleyra' | 'HTTP Request' | 'bare loop', Cost[]> = { Kaleyra: [], 'HTTP Request': [], 'bare loop': [] };
	for (let round = 0; round < rounds; round++) {
		for (const contender of ['HTTP Request', 'Kaleyra'] as const) measured[contender].push(await inN8n(tarball, sim, contender, count));
		measured['bare loop'].push(await bareLoop(sim, count));
	}
	return { Kaleyra: median(measured.Kaleyra), 'HTTP Request': median(measured['HTTP Request']), 'bare loop': median(measured['bare loop']) };
}

async function inN8n(tarball: string, sim: SimulatorProcess, contender: Contender, count: number): Promise<Cost> {
	const host = await startHost(tarball, sim);
	try {
		// The first messages load what every later run finds loaded.
		await runCampaign(host, await campaignWorkflow(host, sim.url, contender, 100, { messagesPerSecond: 0 }));
		const workflow = await campaignWorkflow(host, sim.url, contender, count, { messagesPerSecond: 0 });
		await sim.prepare();
		host.peakMemory();
		const { seconds } = await runCampaign(host, workflow);
		const memory = host.peakMemory();
		const { accepted } = await sim.stats();
		if (accepted !== count) throw new Error(`${contender}: ${accepted} of ${count} messages arrived`);
		return { seconds, memory };
	} finally {
		await host.n8n.stop();
	}
}

async function bareLoop(sim: SimulatorProcess, count: number): Promise<Cost> {
	await sim.prepare();
	const child = fork(join(root, 'test', 'bench', 'bareLoop.mjs'), { execPath: nodeForN8n(), execArgv: [] });
	child.send(
		JSON.stringify({
			url: messagesUrl(sim.url),
			apiKey: ACCOUNT.apiKey,
			bodies: { count, template: JSON.stringify(wireJson('<to>', '<name>', '<ref>')) },
			concurrency: CONCURRENCY,
		}),
	);
	const [cost] = (await once(child, 'message')) as [{ seconds: number; memory: number }];
	return cost;
}

/** The run whose time stands in the middle. */
const median = (costs: Cost[]): Cost => [...costs].sort((a, b) => a.seconds - b.seconds)[Math.floor(costs.length / 2)] as Cost;

export interface Delivery {
	delivered: number;
	/** Told by the node that it may have been sent. */
	unclear: number;
	/** Neither delivered nor told to be unclear. */
	lost: number;
	duplicated: number;
	seconds: number;
	ideal: number;
}

/** (b) Messages against a limit per second, an API that fails at times and connections that break. */
export async function measureDelivery(tarball: string, sim: SimulatorProcess, count: number, contender: Contender): Promise<Delivery> {
	const perSecond = 80;
	const host = await startHost(tarball, sim);
	try {
		const workflow = await campaignWorkflow(host, sim.url, contender, count, { messagesPerSecond: perSecond });
		await sim.prepare([{ fault: 'WA500', rate: 0.02 }, { fault: 'reset', rate: 0.01 }], { perSecond });
		const { seconds, items } = await runCampaign(host, workflow);
		const { distinct, duplicates } = await sim.stats();
		const unclear = items.filter(({ json }) => (json.details as { mayHaveBeenSent?: boolean } | undefined)?.mayHaveBeenSent).length;
		return { delivered: distinct, unclear, lost: count - distinct - unclear, duplicated: duplicates, seconds, ideal: count / perSecond };
	} finally {
		await host.n8n.stop();
	}
}

/** (d) The time per message for growing numbers of items, in one n8n. */
export async function measureGrowth(tarball: string, sim: SimulatorProcess, counts: number[]) {
	const host = await startHost(tarball, sim);
	try {
		const measured: Array<{ count: number; seconds: number; memory: number }> = [];
		await runCampaign(host, await campaignWorkflow(host, sim.url, 'Kaleyra', 100, { messagesPerSecond: 0 }));
		for (const count of counts) {
			const workflow = await campaignWorkflow(host, sim.url, 'Kaleyra', count, { messagesPerSecond: 0 });
			await sim.prepare();
			host.peakMemory();
			const { seconds } = await runCampaign(host, workflow);
			measured.push({ count, seconds, memory: host.peakMemory() });
		}
		return measured;
	} finally {
		await host.n8n.stop();
	}
}
