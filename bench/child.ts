import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nodeForN8n } from '../lab/nodeForN8n';
import { root } from '../lab/paths';

export interface Cost {
	seconds: number;
	/** Peak of the process, in MB. */
	memory: number;
	/** What of it was not there before, in MB. */
	grown: number;
}

/** Runs one of the scripts beside this one in a process of its own, on n8n's Node.js, and returns what it reports. */
export async function runChild(script: string, task: object): Promise<Cost> {
	const tsx = createRequire(__filename).resolve('tsx');
	const child = fork(join(root, 'bench', script), { execPath: nodeForN8n(), execArgv: ['--import', `file://${tsx}`] });
	child.send(task);
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`${script} ended with ${String(code)}`);
	});
	const [cost] = (await Promise.race([once(child, 'message'), ended])) as [Cost];
	ended.catch(() => undefined);
	return cost;
}
