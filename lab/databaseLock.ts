import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { N8nServer } from './n8nServer';
import { nodeForN8n } from './nodeForN8n';

/** Runs on n8n's Node, which has SQLite built in: locks, says so, and lets go when its input ends. */
const program = `
	const { DatabaseSync } = require('node:sqlite');
	const database = new DatabaseSync(process.argv[1]);
	database.exec('PRAGMA busy_timeout = 20000');
	database.exec('BEGIN IMMEDIATE');
	process.stdout.write('locked');
	process.stdin.on('end', () => database.exec('ROLLBACK')).resume();
`;

/** Keeps an n8n from writing to its database, as a backup or a full disk does. Returns how to let go. */
export async function lockDatabase({ userFolder }: N8nServer): Promise<() => Promise<void>> {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const child = spawn(nodeForN8n(), ['--no-warnings', '-e', program, file], { stdio: ['pipe', 'pipe', 'inherit'] });
	const exited = once(child, 'exit');
	const locked = once(child.stdout, 'data');
	const failed = exited.then(() => {
		throw new Error('The database could not be locked');
	});
	await Promise.race([locked, failed]);
	failed.catch(() => {});
	return async () => {
		child.stdin.end();
		await exited;
	};
}
