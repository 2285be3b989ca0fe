import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../lab/paths';

const scanner = join(root, 'lab/scanner');

/** What n8n's scanner has to say about a repository (`source`) or an unpacked package (`tarball`). */
export function scan(folder: string, what: 'source' | 'tarball') {
	if (!existsSync(join(scanner, 'node_modules'))) {
		throw new Error("n8n's scanner is not installed: run `npm ci` in lab/scanner");
	}
	const output = execFileSync(process.execPath, [join(scanner, 'scan.mjs'), folder, what], {
		encoding: 'utf8',
		// n8n's rules know a test mode of their own in which they no longer look at file names.
		env: { ...process.env, NODE_ENV: undefined },
	});
	return JSON.parse(output) as { files: number; findings: string[] };
}
