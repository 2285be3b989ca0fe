import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';
import { N8nClient, type Workflow } from '../../lab/n8nClient';
import { root } from '../../lab/paths';
import { waitFor } from '../../lab/waitFor';

const START_MS = 120_000;

/** What `npm start` does once everything is installed and built. */
const program = `
	const [file, home] = process.argv.slice(1);
	const { startPlayground } = require('tsx/cjs/api').require(file, file);
	startPlayground((title, task) => task(), home);
`;

let home: string;
let playground: ChildProcess;
let client: N8nClient;
let phone: string;

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'kaleyra-playground-'));
	playground = spawn(process.execPath, ['-e', program, join(root, 'scripts', 'playground.ts'), home], { cwd: root });
	let printed = '';
	for (const stream of [playground.stdout, playground.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)));
	const ended = once(playground, 'exit').then(() => {
		throw new Error(`npm start ended and said: ${printed}`);
	});
	ended.catch(() => undefined);
	const address = (of: string) => {
		const printedAddress = async () => new RegExp(`${of} +(http\\S+)`).exec(printed)?.[1];
		return Promise.race([ended, waitFor(`the address of ${of}`, printedAddress, START_MS)]);
	};
	client = await N8nClient.signIn(await address('n8n'));
	phone = await address('the phone');
});

afterAll(async () => {
	playground.kill('SIGKILL');
	await rm(home, { recursive: true, force: true });
});

async function example(name: string): Promise<Workflow> {
	const found = (await client.workflows()).find((workflow) => workflow.name === name);
	if (!found) throw new Error(`The example "${name}" was not imported`);
	return await client.getWorkflow(found.id);
}

const act = (action: object) => axios.post(`${phone}/simulator/act`, action, { proxy: false });

describe('npm start', () => {
	test('prints two addresses, behind which a row tapped on the phone is answered by an example', async () => {
		await client.runToEnd(await example('Shipping options: send the list'), 'When Clicking Execute');
		await act({ row: 'pick_up' });
		const { data } = await axios.get<unknown[]>(`${phone}/simulator/messages/wait?kind=button`, { proxy: false });
		expect(JSON.stringify(data)).toContain('We ship by *Pick up at the shop*');
	});

	test('gives an example that starts with a customer a number named after it', async () => {
		const { data: account } = await axios.get<{ numbers: Array<{ number: string; name: string }> }>(
			`${phone}/simulator/account`,
			{ proxy: false },
		);
		const own = account.numbers.find(({ name }) => name === 'Media reply');
		await act({ text: 'Hello', from: '+15550100123', to: own?.number });
		const execution = await client.waitForNewExecution(await example('Media reply'));
		expect(execution.status).toBe('success');
	});

	test('ends everything on Ctrl-C', async () => {
		playground.kill('SIGINT');
		expect(await once(playground, 'exit')).toEqual([0, null]);
		for (const url of [client.url, phone]) {
			await expect(axios.get(url, { proxy: false })).rejects.toThrow('ECONNREFUSED');
		}
	});
});
