import { senderOf } from './cost';
import type { Contender } from './contenders';
import { campaignWorkflow, runCampaign, startHost, type SimulatorProcess } from './host';

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
