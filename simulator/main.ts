import { parseArgs } from 'node:util';
import type { ApiVersion } from './model';
import { startSimulator } from './server';

const HELP = `Kaleyra simulator: the WhatsApp API on this machine, and a phone on a web page.

  npx tsx simulator/main.ts [options]        each option also as SIMULATOR_<NAME> in the environment

  --port <n>            default 4680
  --prefix <path>       the API also answers under this path
  --sid, --api-key, --access-token, --waba-id
                        the account's data, instead of the made-up ones
  --number <n>[:v1|v2|v3]   a business number of the account, may be repeated
  --incoming-url <url>  where every number delivers its webhooks
  --incoming-shape <s>  kaleyra, meta, bare, flatGet, flatJson, flatForm or v3
  --statuses <list>     statuses to report by themselves, for example sent,delivered,read
`;

const text = { type: 'string' } as const;
const { values } = parseArgs({
	options: {
		port: text,
		prefix: text,
		sid: text,
		'api-key': text,
		'access-token': text,
		'waba-id': text,
		number: { type: 'string', multiple: true },
		'incoming-url': text,
		'incoming-shape': text,
		statuses: text,
		help: { type: 'boolean', short: 'h' },
	},
});

type TextOption = Exclude<keyof typeof values, 'help' | 'number'>;
const option = (name: TextOption) => values[name] ?? process.env[`SIMULATOR_${name.toUpperCase().replaceAll('-', '_')}`];

async function main(): Promise<void> {
	if (values.help) return void process.stdout.write(HELP);
	const numbers = values.number ?? process.env.SIMULATOR_NUMBER?.split(',');
	const simulator = await startSimulator({
		port: Number(option('port') ?? 4680),
		prefix: option('prefix'),
		sid: option('sid'),
		apiKey: option('api-key'),
		accessToken: option('access-token'),
		wabaId: option('waba-id'),
		numbers: numbers?.map((entry) => {
			const [number = '', version = 'v2'] = entry.split(':');
			return { number, version: version as ApiVersion };
		}),
		statuses: { send: (option('statuses')?.split(',') ?? []) as [] },
	});
	const url = option('incoming-url');
	if (url) simulator.setIncoming({ url, ...(option('incoming-shape') ? { shape: option('incoming-shape') } : {}) });
	console.log(`Kaleyra simulator: ${simulator.url} (API and phone)`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void simulator.close().then(() => process.exit(0)));
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
