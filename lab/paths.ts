import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the checkout. */
export const root = join(__dirname, '..');

/** Logs of the servers and pictures of the browser land here and outlive the run. */
export const artifacts = join(root, '.cache', 'artifacts');

/** For what reads the built package. Throws a sentence that says what to do when there is none. */
export function demandBuild(folder = root): void {
	if (!existsSync(join(folder, 'dist'))) throw new Error('There is no dist/ yet: run "npm run build" first.');
}
