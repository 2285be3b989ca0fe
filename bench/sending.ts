/** What sending costs, what arrives where there is a limit, and how both grow. */
import { once } from 'node:events';
import { usedBy } from '../lab/account';
import type { Cost, Task } from './child';
import { httpRequestNode, kaleyraNode, type Contender } from './contenders';
import {
	campaignWorkflow,
	forkChild,
	PROFILED,
	profileOf,
	runCampaign,
	startHost,
	type Host,
	type Profile,
	type SimulatorProcess,
} from './host';

/** As many requests at once as the Kaleyra node makes. */
const CONCURRENCY = 80;

export type Where = 'engine' | 'n8n';
export type CostTable = Record<Contender | 'bare loop', Cost>;

/** (a) So many messages without a limit, each contender in a fresh process; the run whose time is the median. */
export async function measureCost(where: Where, tarball: string, sim: SimulatorProcess, count: number, rounds: number): Promise<CostTable> {
	const measured: Record<keyof CostTable, Cost[]> = { Kaleyra: [], 'HTTP Request': [], 'bare loop': [] };
	const counted = async (who: keyof CostTable, run: () => Promise<Cost>) => {
		await sim.prepare();
		measured[who].push(await run());
		const { accepted } = await sim.stats();
		if (accepted < count) throw new Error(`${who}: ${accepted} of ${count} messages arrived`);
	};
	for (let round = 0; round < rounds; round++) {
		for (const contender of ['HTTP Request', 'Kaleyra'] as const) {
			await counted(contender, async () =>
				where === 'engine'
					? await runChild({ what: 'engine', contender, count, simulatorUrl: sim.url })
					: await inN8n(tarball, sim, contender, count),
			);
		}
		await counted('bare loop', async () => await runChild({ what: 'bare loop', count, concurrency: CONCURRENCY, simulatorUrl: sim.url }));
	}
	return { Kaleyra: median(measured.Kaleyra), 'HTTP Request': median(measured['HTTP Request']), 'bare loop': median(measured['bare loop']) };
}

/** Has a process of its own do something and returns what it reports. */
async function runChild(task: Task): Promise<Cost> {
	const child = forkChild(task);
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`The process for "${task.what}" ended with ${String(code)}`);
	});
	const [cost] = (await Promise.race([once(child, 'message'), ended])) as [Cost];
	ended.catch(() => undefined);
	return cost;
}

async function inN8n(tarball: string, sim: SimulatorProcess, contender: Contender, count: number): Promise<Cost> {
	const host = await startHost(tarball, sim);
	try {
		const sender = senderOf(host, sim, contender, 0);
		// The first messages load what every later run finds loaded.
		await runCampaign(host, await campaignWorkflow(host, 100, sender));
		const workflow = await campaignWorkflow(host, count, sender);
		host.peakMemory();
		const before = host.peakMemory();
		const { seconds } = await runCampaign(host, workflow);
		const memory = host.peakMemory();
		return { seconds, memory, grown: memory - before };
	} finally {
		await host.n8n.stop();
	}
}

/** The sending node with its credential. @param messagesPerSecond 0 for no limit; the HTTP Request node knows none. */
const senderOf = (host: Host, sim: SimulatorProcess, contender: Contender, messagesPerSecond: number) =>
	contender === 'Kaleyra' ? kaleyraNode(messagesPerSecond, usedBy(host.credential)) : httpRequestNode(sim.url, usedBy(host.header));

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
		const workflow = await campaignWorkflow(host, count, senderOf(host, sim, contender, perSecond));
		await sim.prepare([{ fault: 'WA500', rate: 0.02 }, { fault: 'reset', rate: 0.01 }], { perSecond });
		const { seconds, items } = await runCampaign(host, workflow);
		const { distinct, duplicates } = await sim.stats();
		const unclear = items.filter(({ json }) => (json.details as { mayHaveBeenSent?: boolean } | undefined)?.mayHaveBeenSent).length;
		return { delivered: distinct, unclear, lost: count - distinct - unclear, duplicated: duplicates, seconds, ideal: count / perSecond };
	} finally {
		await host.n8n.stop();
	}
}

export interface Growth {
	count: number;
	seconds: number;
	/** Peak of n8n, in MB. */
	memory: number;
}

/** (d) The time per message for growing numbers of items, all in one n8n that has warmed up. */
export async function measureGrowth(tarball: string, sim: SimulatorProcess, counts: number[]): Promise<Growth[]> {
	const host = await startHost(tarball, sim);
	try {
		const measured: Growth[] = [];
		const sender = senderOf(host, sim, 'Kaleyra', 0);
		await runCampaign(host, await campaignWorkflow(host, counts[0] ?? 0, sender));
		for (const count of counts) {
			const workflow = await campaignWorkflow(host, count, sender);
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

/** Where n8n's processor time goes while a contender sends so many messages. */
export async function profileSending(tarball: string, sim: SimulatorProcess, contender: Contender, count: number): Promise<Profile> {
	const host = await startHost(tarball, sim, PROFILED);
	try {
		const sender = senderOf(host, sim, contender, 0);
		await runCampaign(host, await campaignWorkflow(host, 100, sender));
		const workflow = await campaignWorkflow(host, count, sender);
		return await profileOf(host, async () => await runCampaign(host, workflow));
	} finally {
		await host.n8n.stop();
	}
}
