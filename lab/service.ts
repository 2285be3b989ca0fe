import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifacts } from './paths';
import { waitFor } from './waitFor';

const START_MS = 120_000;
const STOP_MS = 20_000;
const TAIL_LINES = 60;

export interface ServiceOptions {
	/** For messages, and the name of the log file. */
	name: string;
	command: string;
	args: string[];
	/** The whole environment. */
	env?: Record<string, string>;
	/** Adds to the log of an earlier start instead of beginning it anew. */
	continueLog?: boolean;
	uid?: number;
	gid?: number;
	/** Gives a value as soon as the service can be used; an error means "not yet". */
	ready: () => Promise<true | undefined>;
}

/** A server in a process of its own that ends with ours at the latest. */
export class Service {
	private constructor(
		private readonly child: ChildProcess,
		private readonly logFile: string,
	) {}

	/** Resolves when it is ready. When it ends before that, or takes too long, the error holds the end of its log. */
	static async start({ name, command, args, ready, continueLog, ...options }: ServiceOptions): Promise<Service> {
		mkdirSync(artifacts, { recursive: true });
		const logFile = join(artifacts, `${name}.log`);
		const log = openSync(logFile, continueLog ? 'a' : 'w');
		const child = spawn(command, args, { ...options, stdio: ['ignore', log, log] });
		closeSync(log);
		const service = new Service(child, logFile);
		const endWithUs = () => child.kill('SIGKILL');
		process.once('exit', endWithUs);
		child.once('exit', () => process.removeListener('exit', endWithUs));

		const died = once(child, 'exit').then(([code]) => {
			throw new Error(`${name} ended with code ${String(code)} while it started`);
		});
		died.catch(() => undefined);
		await Promise.race([died, waitFor(`${name} to be ready`, ready, START_MS)]).catch((error: Error) => {
			child.kill('SIGKILL');
			const end = service.log().trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
			throw new Error(`${error.message}\n--- the end of ${logFile}\n${end}`);
		});
		return service;
	}

	get pid(): number | undefined {
		return this.child.pid;
	}

	/** All it printed. */
	log(): string {
		return readFileSync(this.logFile, 'utf8');
	}

	/** Asks it to end with a signal and waits until it has; after 20 s it is ended by force. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		const { child } = this;
		if (child.exitCode !== null || child.signalCode !== null) return;
		const exited = once(child, 'exit');
		child.kill(signal);
		const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
		await exited;
		clearTimeout(force);
	}
}
