/**
 * `npm run bench`: measures the package on n8n's engine and in a real n8n, against n8n's own HTTP Request
 * and Webhook nodes and a bare axios loop, and writes docs/benchmarks.md with its pictures. `npm run bench -- --quick` tries the
 * benchmark itself with small numbers and writes nothing; `npm run bench -- --big-campaign` only measures how
 * long n8n answers no health check while 50,000 messages go out, and writes nothing either.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, installN8n, installPackages, root } from './install.mjs';
import { nodeForN8n } from '../lab/nodeForN8n.js';

await installPackages();
await installN8n();
await build();
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const { status } = spawnSync(nodeForN8n(), [tsx, join(root, 'bench', 'run.ts'), ...process.argv.slice(2)], {
	stdio: 'inherit',
});
process.exitCode = status ?? 1;
