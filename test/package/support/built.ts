import { basename, join } from 'node:path';
import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { demandBuild, root } from '../../../lab/paths';
import { readManifest } from './manifest';

type Constructors = Record<string, new () => unknown>;

const make = (file: string, suffix: string) => {
	demandBuild();
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- the built package is read as n8n reads it
	const Class = (require(join(root, file)) as Constructors)[basename(file, suffix)];
	if (Class === undefined) throw new Error(`${file} does not export the class n8n looks for`);
	return new Class();
};

export interface BuiltNode {
	/** As package.json announces it. */
	file: string;
	description: INodeTypeDescription;
}

/** The nodes of the built package. Needs `dist/`. */
export const builtNodes = (): BuiltNode[] =>
	readManifest(root).n8n.nodes.map((file) => ({
		file,
		description: (make(file, '.node.js') as INodeType).description,
	}));

/** The credentials of the built package. Needs `dist/`. */
export const builtCredentials = () =>
	readManifest(root).n8n.credentials.map((file) => make(file, '.credentials.js') as ICredentialType);
