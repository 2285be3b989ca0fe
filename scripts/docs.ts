/**
 * `npm run docs`: writes what the code knows better than a person: the pages of operations and events, limits,
 * error codes, and the output previews that n8n shows. A test compares, so that none of it can go stale.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { root } from '../lab/paths';
import { staleFiles, upToDateFiles } from './docs/files';

for (const file of staleFiles()) rmSync(join(root, file));
const files = upToDateFiles();
for (const [file, text] of files) {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), text);
}
console.log(`${files.size} files are up to date.`);
