/**
 * `npm start`: from a fresh clone, alone. Installs what is missing, builds the package, and hands over
 * to playground.ts, which can be TypeScript because by then everything is installed.
 */
import { build, installN8n, installPackages } from './install.mjs';
import { step } from './progress.mjs';

try {
	console.log('What n8n and the node need');
	await installPackages();
	await installN8n();
	await build();

	console.log('\nStarting');
	const tsx = await import('tsx/cjs/api');
	const { startPlayground } = tsx.require('./playground.ts', import.meta.url);
	await startPlayground(step);
} catch (error) {
	console.error(`\n${error.message}`);
	process.exit(1);
}
