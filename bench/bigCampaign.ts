import type { INode } from 'n8n-workflow';
import { usedBy } from '../lab/account';
import { HealthWatch } from '../lab/healthWatch';
import { ENDED, N8nClient } from '../lab/n8nClient';
import { startQueueMode } from '../lab/queueMode';
import { waitFor } from '../lab/waitFor';
import { ACCOUNT, kaleyraNode } from './contenders';
import { campaignWorkflow, startHost, type Host, type SimulatorProcess } from './host';

const PATIENCE_MS = 1_800_000;

/** The longest time for which n8n answered no health check, in milliseconds, and in how many seconds. */
interface Phase {
	seconds: number;
	longestSilenceMs: number;
}

export interface BigCampaign {
	status: string;
	/** How often n8n began the workflow. */
	executions: number;
	accepted: number;
	duplicates: number;
	/** Until the first message arrives, after our node began: it reads and checks. */
	reading: Phase;
	sending: Phase;
	/** What n8n itself does before and after. */
	before: Phase;
	after: Phase;
}

/** A node with three expressions that sends as fast as it can and gives a summary. */
export const bigSender = (onError: INode['onError'], credential: ReturnType<typeof usedBy>): INode => {
	const sender = kaleyraNode(0, { ...credential, onError });
	sender.parameters.options = { messagesPerSecond: 0, concurrency: 200, summary: true };
	return sender;
};

/** (e) A big campaign in one process of n8n: how long its health check is silent. */
export async function measureBigCampaign(tarball: string, sim: SimulatorProcess, count: number, onError: INode['onError']) {
	const host = await startHost(tarball, sim);
	try {
		return await measure(host, sim, count, onError, [host.n8n.url]);
	} finally {
		await host.n8n.stop();
	}
}

/** The same in queue mode with two workers and n8n's own settings for the lock of an execution. */
export async function measureQueuedCampaign(tarball: string, sim: SimulatorProcess, count: number, onError: INode['onError']) {
	const queue = await startQueueMode({ tarball, workers: 2 });
	try {
		const client = await N8nClient.signIn(queue.main.url);
		const account = { apiVersion: 'v2', region: 'custom', baseUrl: sim.url, sid: ACCOUNT.sid, apiKey: ACCOUNT.apiKey };
		const host = { client, credential: await client.createCredential('Kaleyra', 'kaleyraApi', account) };
		const measured = await measure(host, sim, count, onError, queue.workers.map(({ url }) => url));
		return { ...measured, startedByWorkers: queue.startedByWorkers() };
	} finally {
		await queue.stop();
	}
}

async function measure(
	host: Pick<Host, 'client' | 'credential'>,
	sim: SimulatorProcess,
	count: number,
	onError: INode['onError'],
	watched: string[],
): Promise<BigCampaign> {
	await sim.prepare();
	const workflow = await campaignWorkflow(host, count, bigSender(onError, usedBy(host.credential)));
	const watches = watched.map((url) => new HealthWatch(url));
	const began = Date.now();
	let firstAt: number | undefined;
	let lastAt = began;
	const following = { isOver: false };
	const follow = (async () => {
		for (let seen = 0; !following.isOver; ) {
			const { requests } = await sim.stats();
			if (requests > 0) firstAt ??= Date.now();
			if (requests > seen) lastAt = Date.now();
			seen = requests;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	})();
	const id = await host.client.run(workflow, 'Start');
	// Without the data of the execution: to give that away costs n8n more than all else.
	const { status } = await waitFor('the campaign to end', async () => {
		const [newest] = (await host.client.executionsOf(workflow)).slice(-1);
		return newest && ENDED.includes(newest.status) ? newest : undefined;
	}, PATIENCE_MS);
	const ended = Date.now();
	following.isOver = true;
	await follow;
	await Promise.all(watches.map((watch) => watch.stop()));
	const executions = await host.client.executionsOf(workflow);
	const { accepted, duplicates } = await sim.stats();
	const { data } = await host.client.execution(id);
	const nodeBegan = data.resultData.runData.Send?.[0]?.startTime ?? began;
	const phase = (from: number, to: number): Phase => ({
		seconds: (to - from) / 1000,
		longestSilenceMs: Math.max(0, ...watches.flatMap((watch) => watch.between(from, to)).map(({ silenceMs }) => silenceMs)),
	});
	return {
		status,
		executions: executions.length,
		accepted,
		duplicates,
		before: phase(began, nodeBegan),
		reading: phase(nodeBegan, firstAt ?? ended),
		sending: phase(firstAt ?? ended, lastAt),
		after: phase(lastAt, ended),
	};
}
