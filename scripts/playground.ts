/** A workshop on this machine: n8n with the package, the simulator with its phone, and the examples connected. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_ACCOUNT } from '../simulator/options';
import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator/server';
import { accountData } from '../lab/account';
import { examples, triggerOf } from '../lab/examples';
import { portOrAnother } from '../lab/freePorts';
import { N8nClient, OWNER, type Credential } from '../lab/n8nClient';
import { N8nServer } from '../lab/n8nServer';
import { packPackage } from '../lab/packageTarball';
import { root } from '../lab/paths';

const EDITOR_PORT = 5678;
/** 5679 is where n8n's task runners meet. */
const PHONE_PORT = 5680;
const CREDENTIAL = 'Kaleyra simulator';
/** Gets what comes in at the number that all examples send from; its trigger also wakes waiting workflows. */
const ANSWERS = 'Shipping options: answer the tap';

type Step = <T>(title: string, task: () => Promise<T>) => Promise<T>;
type Running = Array<() => Promise<void>>;

/**
 * Starts everything, telling each `step`, and prints the addresses; Ctrl-C stops it. What the user
 * builds is kept in `home` and is there again at the next start.
 */
export async function startPlayground(step: Step, home = join(root, '.cache', 'n8n-home')): Promise<void> {
	claim(home);
	const running: Running = [];
	stopOnSignal(running);
	const simulator = await startSimulator({ port: await portOrAnother(PHONE_PORT), numbers: numbers() });
	running.push(() => simulator.close());
	const n8n = await step('Starting n8n with the package', async () =>
		N8nServer.start({
			name: 'playground',
			userFolder: home,
			port: await portOrAnother(EDITOR_PORT),
			tarballs: [await packPackage(join(home, 'package'))],
		}),
	);
	running.push(() => n8n.stop());
	const client = await N8nClient.signIn(n8n.url);
	await step('Connecting the example workflows', async () => {
		await connectExamples(client, await connectCredential(client, simulator), simulator);
	});
	console.log(`
  n8n        ${n8n.url}
             e-mail ${OWNER.email}   password ${OWNER.password}
  the phone  ${simulator.url}

  Try this: open both addresses side by side. In n8n open "Shipping options: send the list" and press
  "Execute workflow". The list appears on the phone. Tap a row: the other workflow answers.
  The examples that start with a customer each have a number of their own: choose it at the top of the phone.
  With a real account: change the credential "${CREDENTIAL}" in n8n.
  Everything you build stays in ${home}.
  Ctrl-C stops both.
`);
}

/** Two n8n on one folder would spoil its database. */
function claim(home: string): void {
	const lock = join(home, 'playground.pid');
	mkdirSync(home, { recursive: true });
	if (existsSync(lock) && isRunning(Number(readFileSync(lock, 'utf8')))) {
		throw new Error('npm start is running already, in another window. Stop it there first.');
	}
	writeFileSync(lock, String(process.pid));
	process.once('exit', () => rmSync(lock, { force: true }));
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

function stopOnSignal(running: Running): void {
	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (stopping) return;
			stopping = true;
			console.log('\nStopping');
			void Promise.all(running.map((stop) => stop())).finally(() => process.exit(0));
		});
	}
}

/** The simulator's port may be another one this time, so the credential is written at every start. */
async function connectCredential(client: N8nClient, simulator: Simulator): Promise<Credential> {
	const data = accountData(simulator);
	const known = (await client.credentials()).find(({ name }) => name === CREDENTIAL);
	return known
		? await client.updateCredential(known, data)
		: await client.createCredential(CREDENTIAL, 'kaleyraApi', data);
}

/** Imports the examples n8n does not hold yet, activates those with a trigger, and gives their numbers their URLs. */
async function connectExamples(client: N8nClient, credential: Credential, simulator: Simulator): Promise<void> {
	const known = await client.workflows();
	for (const example of examples(credential)) {
		const same = known.find(({ name }) => name === example.name);
		const workflow = same ? await client.getWorkflow(same.id) : await client.createWorkflow(example);
		const trigger = triggerOf(workflow);
		if (!trigger) continue;
		if (!workflow.active) await client.activate(workflow);
		const number = simulator.account.numbers.find(({ name }) => name === example.name) ?? simulator.account.numbers[0];
		simulator.setIncoming({ url: await client.webhookUrl(trigger) }, number?.number);
	}
}

/**
 * A number has one address for what comes in. So every example that starts with a customer gets a
 * number of its own, named after it.
 */
function numbers(): SimulatorOptions['numbers'] {
	const own = examples()
		.filter((example) => triggerOf(example) && example.name !== ANSWERS)
		.map(({ name }, index) => ({ number: `+155501002${String(index).padStart(2, '0')}`, name }));
	return [...DEFAULT_ACCOUNT.numbers, ...own];
}
