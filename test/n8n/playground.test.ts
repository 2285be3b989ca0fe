import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';
import { N8nClient } from '../support/n8nClient';
import { root } from '../support/paths';
import { waitFor } from '../support/waitFor';

/** What `npm start` does once everything is installed and built. */
const program = `
	const [file, home] = process.argv.slice(1);
	const { startPlayground } = require('tsx/cjs/api').require(file, file);
	startPlayground((title, task) => task(), home);
`;

test('npm start prints two addresses behind which a tap on the phone is answered by an example, until Ctrl-C', async () => {
	const home = await mkdtemp(join(tmpdir(), 'kaleyra-playground-'));
	const playground = spawn(process.execPath, ['-e', program, join(root, 'scripts', 'playground.ts'), home], { cwd: root });
	let printed = '';
	try {
		for (const stream of [playground.stdout, playground.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
		const ended = once(playground, 'exit').then(() => {
			throw new Error(`npm start ended and said: ${printed}`);
		});
		ended.catch(() => undefined);
		const address = (of: string) => {
			const printedAddress = async () => new RegExp(`${of} +(http\\S+)`).exec(printed)?.[1];
			return Promise.race([ended, waitFor(`the address of ${of}`, printedAddress, 120_000)]);
		};
		const client = await N8nClient.signIn(await address('n8n'));
		const phone = await address('the phone');

		const workflow = (await client.workflows()).find(({ name }) => name === 'Shipping options: send the list');
		if (!workflow) throw new Error('The example was not imported');
		await client.runToEnd(await client.getWorkflow(workflow.id), 'When Clicking Execute');
		await axios.post(`${phone}/simulator/act`, { row: 'pick_up' }, { proxy: false });

		const messages = await axios.get<Array<{ content: unknown }>>(`${phone}/simulator/messages/wait?kind=button`, { proxy: false });
		expect(JSON.stringify(messages.data)).toContain('We ship by *Pick up at the shop*');

		playground.kill('SIGINT');
		expect(await once(playground, 'exit')).toEqual([0, null]);
		await expect(axios.get(client.url, { proxy: false })).rejects.toThrow('ECONNREFUSED');
	} finally {
		playground.kill('SIGKILL');
		await rm(home, { recursive: true, force: true });
	}
});
