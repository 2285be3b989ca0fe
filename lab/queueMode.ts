import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { composedProcesses, type N8nProcess } from './compose';
import { freePorts } from './freePorts';
import { N8nServer } from './n8nServer';
import { Service } from './service';

const exec = promisify(execFile);
const redisPassword = 'fake-password-of-redis';
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/**
 * n8n as it is scaled out: main, workers and a webhook process around one Redis and one PostgreSQL. The
 * processes and their settings are those of examples/docker-compose.yml.
 */
export interface QueueMode {
	/** The editor and the REST interface. */
	main: N8nServer;
	workers: N8nServer[];
	/** Where production webhooks and waiting executions are called. */
	webhook: N8nServer;
	/** How many executions each worker has started. */
	startedByWorkers(): number[];
	stop(): Promise<void>;
}

/** Starts it all on free ports of the loopback interface; takes about 15 s. */
export async function startQueueMode(options: {
	tarball: string;
	workers?: number;
	env?: Record<string, string>;
}): Promise<QueueMode> {
	const folder = await mkdtemp(join(tmpdir(), 'kaleyra-queue-'));
	const stops: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const end of stops.reverse()) await end();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const [redisPort, postgresPort, mainPort, webhookPort] = (await freePorts(4)) as [number, number, number, number];
		const redis = await startRedis(redisPort, folder);
		stops.push(() => redis.stop());
		const postgres = await startPostgres(postgresPort, join(folder, 'postgres'));
		// SIGINT is its "fast shutdown": it does not wait for clients.
		stops.push(() => postgres.stop('SIGINT'));

		const processes = composedProcesses({
			POSTGRES_PASSWORD: 'fake-password-nobody-asks-for',
			REDIS_PASSWORD: redisPassword,
			N8N_ENCRYPTION_KEY: 'only-for-this-machine',
			// Here all that is called is on this machine.
			N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.0/8',
			WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
		});
		/** What differs where everything runs on one machine. */
		const onLoopback = {
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresPort),
			DB_POSTGRESDB_DATABASE: 'postgres',
			...options.env,
		};
		const start = async ({ name, command, env }: N8nProcess) => {
			const port = { start: mainPort, webhook: webhookPort, worker: undefined }[command];
			const server = await N8nServer.start({ name: `queue-${name}`, command, port, env: { ...env, ...onLoopback }, tarballs: [options.tarball] });
			stops.push(() => server.stop());
			return server;
		};
		const startAll = async (command: N8nProcess['command'], most?: number) =>
			await Promise.all(processes.filter((one) => one.command === command).slice(0, most).map(start));
		// The main process first: it creates the tables.
		const [main] = await startAll('start');
		const [[webhook], workers] = await Promise.all([startAll('webhook'), startAll('worker', options.workers ?? 1)]);
		if (!main || !webhook) throw new Error('The compose file has no main or no webhook process');
		const startedByWorkers = () => workers.map((worker) => [...worker.log().matchAll(/Worker started execution/g)].length);
		return { main, workers, webhook, startedByWorkers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startRedis(port: number, folder: string): Promise<Service> {
	return await Service.start({
		name: 'queue-redis',
		command: 'redis-server',
		args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, '--requirepass', redisPassword],
		ready: () => accepts(port),
	});
}

async function startPostgres(port: number, folder: string): Promise<Service> {
	const program = (name: string) => join(postgresPrograms(), name);
	const user = await postgresUser();
	await mkdir(folder);
	if (user) {
		// The folder above belongs to root alone; PostgreSQL must be able to walk through it.
		await exec('chmod', ['755', join(folder, '..')]);
		await chown(folder, user.uid, user.gid);
	}
	await exec(program('initdb'), ['-D', folder, '-A', 'trust', '-U', 'n8n', '--no-sync'], user ?? {});
	return await Service.start({
		name: 'queue-postgres',
		command: program('postgres'),
		args: [
			['-D', folder, '-p', String(port)],
			['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`],
			// A test's data need not survive a power cut.
			['-c', 'fsync=off'],
		].flat(),
		ready: async () => {
			await exec(program('pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]);
			return true;
		},
		...user,
	});
}

/** The newest version; Debian puts these programs beside each other and not on the PATH. */
function postgresPrograms(): string {
	const versions = existsSync(POSTGRES_VERSIONS) ? readdirSync(POSTGRES_VERSIONS) : [];
	const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
	if (!newest) throw new Error('No PostgreSQL on this system. On Debian: apt-get install postgresql');
	return join(POSTGRES_VERSIONS, newest, 'bin');
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
async function postgresUser(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (flag: string) => Number((await exec('id', [flag, 'postgres'])).stdout);
	return { uid: await id('-u'), gid: await id('-g') };
}

function accepts(port: number): Promise<true> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', reject);
	});
}
