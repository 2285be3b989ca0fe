import { Agent } from 'node:http';
import axios from 'axios';
import { usedBy } from '../lab/account';
import { waitFor } from '../lab/waitFor';
import { chain, node } from '../lab/workflow';
import { PROFILED, profileOf, startHost, type Host, type Profile, type SimulatorProcess } from './host';

const CALLERS = 20;

export type TriggerContender = 'Webhook' | 'Kaleyra Trigger';

export interface TriggerCost {
	/** Replies acknowledged per second. */
	perSecond: number;
	/** Processor time per status callback, in milliseconds. */
	statusMs: number;
}

export type TriggerTable = Record<TriggerContender, TriggerCost>;

/**
 * (c) Replies acknowledged per second, and what status callbacks cost that nobody asked for.
 * @param env settings of n8n that differ from its own.
 */
export async function measureTrigger(tarball: string, sim: SimulatorProcess, replies: number, statuses: number, env = {}) {
	const measured: Partial<TriggerTable> = {};
	for (const contender of ['Webhook', 'Kaleyra Trigger'] as const) {
		const host = await startHost(tarball, sim, env);
		try {
			const url = await activate(host, contender);
			await post(url, 50, (i) => replyPayload(`warm-${i}`));
			const seconds = await post(url, replies, (i) => replyPayload(`reply-${i}`));
			await quiet(host);
			const before = host.processorSeconds();
			await post(url, statuses, statusPayload);
			await quiet(host);
			measured[contender] = { perSecond: replies / seconds, statusMs: ((host.processorSeconds() - before) * 1000) / statuses };
		} finally {
			await host.n8n.stop();
		}
	}
	return measured as TriggerTable;
}

/** Where n8n's processor time goes while so many status callbacks come in. @param env as for `measureTrigger`. */
export async function profileStatuses(
	tarball: string,
	sim: SimulatorProcess,
	contender: TriggerContender,
	count: number,
	env = {},
): Promise<Profile> {
	const host = await startHost(tarball, sim, { ...PROFILED, ...env });
	try {
		const url = await activate(host, contender);
		await post(url, 50, (i) => statusPayload(-i));
		await quiet(host);
		return await profileOf(host, async () => {
			await post(url, count, statusPayload);
			await quiet(host);
		});
	} finally {
		await host.n8n.stop();
	}
}

async function activate(host: Host, contender: TriggerContender): Promise<string> {
	const trigger =
		contender === 'Webhook'
			? node('Trigger', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path: 'bench' }, { typeVersion: 2, webhookId: 'bench-webhook' })
			: node('Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', {}, { ...usedBy(host.credential), webhookId: 'bench-trigger' });
	const workflow = await host.client.createWorkflow(chain(`Bench ${contender}`, trigger, node('End', 'n8n-nodes-base.noOp')));
	await host.client.activate(workflow);
	const url = contender === 'Webhook' ? `${host.n8n.url}/webhook/bench` : await host.client.webhookUrl(trigger);
	await waitFor('the webhook', async () => ((await call(url, statusPayload(-1))) < 400 ? true : undefined));
	return url;
}

const agent = new Agent({ keepAlive: true });

const call = async (url: string, payload: object) =>
	(await axios.post(url, payload, { proxy: false, httpAgent: agent, validateStatus: () => true })).status;

/** Posts so many payloads; returns the seconds until the last was acknowledged. */
async function post(url: string, count: number, payload: (index: number) => object): Promise<number> {
	const begin = performance.now();
	let next = 0;
	const caller = async () => {
		while (next < count) {
			const status = await call(url, payload(next++));
			if (status >= 400) throw new Error(`The trigger answered ${status}`);
		}
	};
	await Promise.all(Array.from({ length: CALLERS }, caller));
	return (performance.now() - begin) / 1000;
}

/** Resolves when n8n has finished what it began: two seconds with little work; idle, it uses a few percent. */
async function quiet(host: Host) {
	await waitFor(
		'n8n to be quiet',
		async () => {
			const before = host.processorSeconds();
			await new Promise((resolve) => setTimeout(resolve, 2000));
			return host.processorSeconds() - before < 0.4 ? true : undefined;
		},
		600_000,
	);
}

const envelope = (value: object) => ({
	object: 'whatsapp_business_account',
	entry: [
		{
			id: '100000000000001',
			changes: [
				{
					field: 'messages',
					value: {
						messaging_product: 'whatsapp',
						metadata: { display_phone_number: '15550100001', phone_number_id: '106540352242000' },
						...value,
					},
				},
			],
		},
	],
});

const replyPayload = (id: string) =>
	envelope({
		contacts: [{ profile: { name: 'Ada' }, wa_id: '15550100123' }],
		messages: [
			{
				from: '15550100123',
				id: `wamid.${id}`,
				timestamp: '1765000000',
				type: 'interactive',
				interactive: { type: 'list_reply', list_reply: { id: 'express', title: 'Priority Mail Express' } },
			},
		],
	});

const statusPayload = (index: number) =>
	envelope({
		statuses: [{ id: `wamid.sent-${index}`, status: 'delivered', timestamp: '1765000000', recipient_id: '15550100123' }],
	});
