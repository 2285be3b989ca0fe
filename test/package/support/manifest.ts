import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
