import { senderOf } from './cost';
import { campaignWorkflow, runCampaign, startHost, type SimulatorProcess } from './host';

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
