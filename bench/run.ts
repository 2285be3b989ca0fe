import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackage } from '../lab/packageTarball';
import { artifacts, root } from '../lab/paths';
import { measureBigCampaign, measureQueuedCampaign } from './bigCampaign';
import { startSimulatorProcess } from './host';
import { pictures, ratioLines, report, type Results } from './report';
import { measureCost, measureDelivery, measureGrowth, profileSending } from './sending';
import { measureTrigger, profileStatuses } from './trigger';

const FULL = {
	cost: 5000,
	rounds: 3,
	delivery: 2000,
	replies: 1000,
	statuses: 2000,
	lazyStatuses: 10_000,
	growth: [1000, 10_000, 50_000],
	profiledMessages: 2000,
	profiledStatuses: 500,
	bigCampaign: 50_000,
};
const QUICK: typeof FULL = {
	cost: 200,
	rounds: 1,
	delivery: 200,
	replies: 100,
	statuses: 100,
	lazyStatuses: 200,
	growth: [100, 200],
	profiledMessages: 200,
	profiledStatuses: 50,
	bigCampaign: 2000,
};

/** n8n then takes an isolate for its expressions only where there is one to evaluate. */
const LAZY = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

async function main() {
	const isQuick = process.argv.includes('--quick');
	const size = isQuick ? QUICK : FULL;
	const tarball = await packPackage(join(artifacts, 'bench'));
	const sim = await startSimulatorProcess();
	const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
		console.log(what);
		const result = await work();
		console.log(JSON.stringify(result));
		return result;
	};
	const profiles = async (env: object) => ({
		'Kaleyra Trigger': await profileStatuses(tarball, sim, 'Kaleyra Trigger', size.profiledStatuses, env),
		'Webhook': await profileStatuses(tarball, sim, 'Webhook', size.profiledStatuses, env),
	});
	try {
		if (process.argv.includes('--big-campaign')) {
			const big = size.bigCampaign;
			await step('(e) a big campaign, On Error: Stop Workflow', () => measureBigCampaign(tarball, sim, big, undefined));
			await step('(e) a big campaign, On Error: Continue', () => measureBigCampaign(tarball, sim, big, 'continueRegularOutput'));
			await step('(e) a big campaign in queue mode', () => measureQueuedCampaign(tarball, sim, big, undefined));
			return;
		}
		const results: Results = {
			size,
			cost: {
				engine: await step('(a) time and memory, in the engine', () => measureCost('engine', tarball, sim, size.cost, size.rounds)),
				n8n: await step('(a) time and memory, in n8n', () => measureCost('n8n', tarball, sim, size.cost, size.rounds)),
			},
			delivery: {
				Kaleyra: await step('(b) at the limit: Kaleyra', () => measureDelivery(tarball, sim, size.delivery, 'Kaleyra')),
				'HTTP Request': await step('(b) at the limit: HTTP Request', () => measureDelivery(tarball, sim, size.delivery, 'HTTP Request')),
			},
			trigger: await step('(c) trigger', () => measureTrigger(tarball, sim, size.replies, size.statuses)),
			lazyTrigger: await step('(c) trigger, isolates on demand', () => measureTrigger(tarball, sim, size.replies, size.lazyStatuses, LAZY)),
			sendingProfile: {
				Kaleyra: await step('profile of sending: Kaleyra', () => profileSending(tarball, sim, 'Kaleyra', size.profiledMessages)),
				'HTTP Request': await step('profile of sending: HTTP Request', () => profileSending(tarball, sim, 'HTTP Request', size.profiledMessages)),
			},
			statusProfile: await step('profile of a status', () => profiles({})),
			lazyStatusProfile: await step('profile of a status, isolates on demand', () => profiles(LAZY)),
			growth: await step('(d) growth', () => measureGrowth(tarball, sim, size.growth)),
		};
		for (const line of ratioLines(results)) console.log(line);
		if (!isQuick) write(results);
	} finally {
		await sim.stop();
	}
}

function write(results: Results) {
	const { version } = JSON.parse(readFileSync(join(root, 'lab', 'n8n', 'node_modules', 'n8n', 'package.json'), 'utf8')) as { version: string };
	mkdirSync(join(root, 'docs', 'images'), { recursive: true });
	writeFileSync(join(root, 'docs', 'benchmarks.md'), report(results, version));
	for (const [name, svg] of Object.entries(pictures(results))) writeFileSync(join(root, 'docs', 'images', name), svg);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
