import { once } from 'node:events';
import { waitFor } from '../lab/waitFor';
import type { Host } from './host';

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
