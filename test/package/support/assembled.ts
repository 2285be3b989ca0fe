import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inspect } from 'node:util';
import type { INodeTypeDescription } from 'n8n-workflow';
import { root } from '../../../lab/paths';
import { builtNodes } from './built';

const images = (path: string) => statSync(path).isDirectory() || /\.(svg|png)$/.test(path);

/**
 * Writes each built node's description, as the code has put it together, as one literal into a source
 * file of its own, in a temporary copy of the repository. n8n's rules read source, so this is how they
 * get to see the fields that are made by functions and collected from many files.
 */
export function assembleNodes() {
	const folder = mkdtempSync(join(tmpdir(), 'kaleyra-assembled-'));
	cpSync(join(root, 'package.json'), join(folder, 'package.json'));
	cpSync(join(root, 'credentials'), join(folder, 'credentials'), { recursive: true });
	cpSync(join(root, 'nodes'), join(folder, 'nodes'), { recursive: true, filter: images });
	for (const { file, description } of builtNodes()) {
		const source = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
		writeFileSync(join(folder, source), sourceOf(basename(file, '.node.js'), description));
	}
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function sourceOf(className: string, description: INodeTypeDescription) {
	// Without its webhooks: the rules would ask for the methods behind them, which stay in the real file.
	const literal = inspect({ ...description, webhooks: undefined }, {
		depth: Infinity,
		maxArrayLength: null,
		maxStringLength: null,
		breakLength: Infinity,
		compact: false,
	});
	return `import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

export class ${className} implements INodeType {
	description: INodeTypeDescription = ${literal.replace(/'main'/g, 'NodeConnectionTypes.Main')};
}
`;
}
