import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { Credential, Workflow, WorkflowDefinition } from './n8nClient';
import { root } from './paths';
import type { Stage } from './stage';

const folder = join(root, 'examples');

/** The files in examples/, without their ending. */
export const exampleNames = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => basename(file, '.json'))
	.sort();

/** The workflows of examples/, in the order of their file names, with this credential in every Kaleyra node. */
export function examples(credential: Pick<Credential, 'id' | 'name'> = { id: '', name: '' }): WorkflowDefinition[] {
	const kaleyraApi = { id: credential.id, name: credential.name };
	return exampleNames.map((file) => {
		const { name, nodes, connections } = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as WorkflowDefinition;
		return {
			name,
			connections,
			nodes: nodes.map((node) => (node.credentials?.kaleyraApi ? { ...node, credentials: { kaleyraApi } } : node)),
		};
	});
}

/** One of them by its name. */
export function exampleNamed(name: string, credential: Credential): WorkflowDefinition {
	const example = examples(credential).find((one) => one.name === name);
	if (!example) throw new Error(`There is no example "${name}"`);
	return example;
}

/** The Kaleyra Trigger of a workflow that has one. */
export const triggerOf = ({ nodes }: WorkflowDefinition): INode | undefined =>
	nodes.find(({ type }) => type === 'n8n-nodes-kaleyra.kaleyraTrigger');

/** Imports an example and activates it; what comes in at the simulator's numbers reaches its trigger. */
export async function activateExample({ client, simulator, credential }: Stage, name: string): Promise<Workflow> {
	const workflow = await client.createWorkflow(exampleNamed(name, credential));
	await client.activate(workflow);
	const trigger = triggerOf(workflow);
	if (!trigger) throw new Error(`The example "${name}" has no trigger`);
	simulator.setIncoming({ url: await client.webhookUrl(trigger) });
	return workflow;
}
