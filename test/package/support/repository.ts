import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's top folder. */
export const root = resolve(__dirname, '../../..');

export interface Manifest {
	name: string;
	version: string;
	files: string[];
	scripts: Record<string, string>;
	dependencies?: Record<string, string>;
	peerDependencies: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	bundleDependencies?: string[];
	n8n: { n8nNodesApiVersion: number; nodes: string[]; credentials: string[] };
}

/** The package.json of a folder. */
export const readManifest = (folder: string) =>
	JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Throws a sentence that says what to do when `dist/` has not been built. */
export function demandBuild() {
	if (!existsSync(join(root, 'dist'))) {
		throw new Error('dist/ is missing: run `npm run build` before these tests');
	}
}
