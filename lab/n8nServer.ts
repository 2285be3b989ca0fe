import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import axios from 'axios';
import { freePorts } from './freePorts';
import { nodeForN8n } from './nodeForN8n';
import { installPackage } from './packageTarball';
import { root } from './paths';
import { Service } from './service';

export interface N8nServerOptions {
	/** The name of its log file. */
	name: string;
	/** Packed packages to install as community packages before the first start. */
	tarballs?: string[];
	/** Kept when given. Without it the server gets a temporary folder that stop() deletes. */
	userFolder?: string;
	/** Without one the system gives a free port. */
	port?: number;
	/** Added to, or put in place of, the settings in `settings()`. */
	env?: Record<string, string>;
	/** `worker` and `webhook` are the other processes of queue mode. */
	command?: 'start' | 'worker' | 'webhook';
	/** The folder whose node_modules holds n8n, and the Node it runs on: another version of n8n. */
	serverFolder?: string;
	node?: string;
}

/** A real n8n in a process of its own, reachable from this machine only. */
export class N8nServer {
	private service?: Service;

	private constructor(
		private readonly options: N8nServerOptions,
		readonly port: number,
		private readonly brokerPort: number,
		readonly userFolder: string,
	) {}

	/** Starts n8n and resolves when it answers. The first start on a folder takes about 9 s, later ones 5 s. */
	static async start(options: N8nServerOptions): Promise<N8nServer> {
		const [port, brokerPort] = (await freePorts(2)) as [number, number];
		const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'kaleyra-n8n-')));
		for (const tarball of options.tarballs ?? []) await installPackage(tarball, userFolder);
		const server = new N8nServer(options, options.port ?? port, brokerPort, userFolder);
		await server.launch();
		return server;
	}

	/** The address of the editor and the webhooks, without a slash at the end. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get pid(): number | undefined {
		return this.service?.pid;
	}

	/** All it has printed; a worker names each execution it starts. */
	log(): string {
		return this.service?.log() ?? '';
	}

	/** Stops n8n the way a service manager does, and deletes its folder if it was a temporary one. */
	async stop(): Promise<void> {
		await this.service?.stop();
		if (!this.options.userFolder) await rm(this.userFolder, { recursive: true, force: true });
	}

	/** Ends n8n without giving it a chance to tidy up, as a power cut does. restart() starts it again. */
	async kill(): Promise<void> {
		await this.service?.stop('SIGKILL');
	}

	/** Starts n8n anew on the same folder and port; stops it first if it runs. */
	async restart(): Promise<void> {
		await this.service?.stop();
		await this.launch();
	}

	private async launch(): Promise<void> {
		const { name, command = 'start', serverFolder = join(root, 'lab', 'n8n'), node = nodeForN8n(), env } = this.options;
		this.service = await Service.start({
			name,
			command: node,
			args: [join(serverFolder, 'node_modules', 'n8n', 'bin', 'n8n'), command],
			env: { ...settings(this.userFolder, this.port, this.brokerPort), ...env },
			continueLog: this.service !== undefined,
			ready: async () => {
				// Until it is up, n8n answers 200 "n8n is starting up" on every path: only JSON counts.
				const path = command === 'start' ? '/rest/settings' : '/healthz/readiness';
				const { data } = await axios.get<unknown>(this.url + path, { proxy: false, timeout: 30_000 });
				return typeof data === 'object' ? true : undefined;
			},
		});
		// n8n starts without a package that it cannot load, and tells it only here.
		const [, refusal] = /(Failed to load package[^]{0,500})/.exec(this.service.log()) ?? [];
		if (refusal) {
			await this.service.stop();
			throw new Error(`n8n: ${refusal}`);
		}
	}
}

/** A whole environment, not an addition to ours: Jest's and npm's variables must not reach n8n. */
function settings(userFolder: string, port: number, brokerPort: number): Record<string, string> {
	return {
		PATH: dirname(process.execPath) + delimiter + (process.env.PATH ?? ''),
		HOME: userFolder,
		TZ: 'UTC',
		GENERIC_TIMEZONE: 'UTC',
		DB_TYPE: 'sqlite',
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'only-for-this-machine',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		// A worker of queue mode listens on no other port.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_PYTHON_ENABLED: 'false',
		// The cookie must also travel over http.
		N8N_SECURE_COOKIE: 'false',
		// Nothing that asks the user, and nothing that calls home.
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_ONBOARDING_FLOW_DISABLED: 'true',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,agents,agent-evals,chat-hub,workflow-builder,insights',
	};
}
