import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credential, WorkflowDefinition } from './n8nClient';
import { root } from './paths';

/** The workflows of examples/, in the order of their file names, with this credential in every Kaleyra node. */
export function examples(credential: Pick<Credential, 'id' | 'name'> = { id: '', name: '' }): WorkflowDefinition[] {
	const folder = join(root, 'examples');
	const kaleyraApi = { id: credential.id, name: credential.name };
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => {
			const { name, nodes, connections } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowDefinition;
			return {
				name,
				connections,
				nodes: nodes.map((node) => (node.credentials?.kaleyraApi ? { ...node, credentials: { kaleyraApi } } : node)),
			};
		});
}
