import { usedBy } from '../lab/account';
import { runChild, type Cost } from './child';
import { httpRequestNode, kaleyraNode, type Contender } from './contenders';
import { campaignWorkflow, runCampaign, startHost, type Host, type SimulatorProcess } from './host';
import { PROFILED, profileOf, type Profile } from './profile';

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
					? await runChild('engineRun.ts', { contender, count, simulatorUrl: sim.url })
					: await inN8n(tarball, sim, contender, count),
			);
		}
		await counted('bare loop', async () => await runChild('bareLoop.ts', { count, concurrency: CONCURRENCY, simulatorUrl: sim.url }));
	}
	return { Kaleyra: median(measured.Kaleyra), 'HTTP Request': median(measured['HTTP Request']), 'bare loop': median(measured['bare loop']) };
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
export const senderOf = (host: Host, sim: SimulatorProcess, contender: Contender, messagesPerSecond: number) =>
	contender === 'Kaleyra' ? kaleyraNode(messagesPerSecond, usedBy(host.credential)) : httpRequestNode(sim.url, usedBy(host.header));

const median = (costs: Cost[]): Cost => [...costs].sort((a, b) => a.seconds - b.seconds)[Math.floor(costs.length / 2)] as Cost;

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
