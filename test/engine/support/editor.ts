import { LoadOptionsContext } from 'n8n-core';
import { type INodeParameters, NodeHelpers, UnexpectedError } from 'n8n-workflow';
import { chain, node } from '../../support/workflow';
import type { Engine } from './engine';
import { save } from './workflow';

/** A node as it stands open in the editor. */
export interface OpenNode {
	parameters: object;
	credentials?: object;
	/** `n8n-nodes-kaleyra.kaleyra` unless given. */
	type?: string;
}

function open(engine: Engine, { parameters, credentials, type = 'n8n-nodes-kaleyra.kaleyra' }: OpenNode) {
	const nodeType = engine.nodeTypes.getByNameAndVersion(type);
	const opened = node('Open node', type, parameters as INodeParameters, {
		credentials: engine.credentialsOf(credentials),
	});
	const workflow = engine.open(save(chain('In the editor', opened)));
	return { nodeType, workflow, node: workflow.nodes[opened.name] ?? opened };
}

/** What the editor marks red in a node, by parameter; a run is refused as long as anything is. */
export function issuesOf(engine: Engine, options: OpenNode): Record<string, string[]> {
	const { nodeType, node } = open(engine, options);
	const { description } = nodeType;
	return NodeHelpers.getNodeParametersIssues(description.properties, node, description)?.parameters ?? {};
}

/** What a resource locator's list offers when it is opened, or when something is typed into it. */
export async function searchList(
	engine: Engine,
	method: string,
	options: OpenNode & { filter?: string; paginationToken?: string },
) {
	const { nodeType, workflow, node } = open(engine, options);
	const search = nodeType.methods?.listSearch?.[method];
	if (search === undefined) throw new UnexpectedError(`The node has no list search ${method}`);
	const context = new LoadOptionsContext(workflow, node, contextData(engine, options), '');
	return await search.call(context, options.filter, options.paginationToken);
}

/** What a dropdown offers. */
export async function loadOptions(engine: Engine, method: string, options: OpenNode) {
	const { nodeType, workflow, node } = open(engine, options);
	const load = nodeType.methods?.loadOptions?.[method];
	if (load === undefined) throw new UnexpectedError(`The node loads no options ${method}`);
	return await load.call(new LoadOptionsContext(workflow, node, contextData(engine, options), ''));
}

/** The fields a resource mapper shows. */
export async function mapperFields(engine: Engine, method: string, options: OpenNode) {
	const { nodeType, workflow, node } = open(engine, options);
	const fields = nodeType.methods?.resourceMapping?.[method];
	if (fields === undefined) throw new UnexpectedError(`The node has no resource mapping ${method}`);
	return await fields.call(new LoadOptionsContext(workflow, node, contextData(engine, options), ''));
}

const contextData = (engine: Engine, { parameters }: OpenNode) => ({
	...engine.additionalData(),
	currentNodeParameters: parameters as INodeParameters,
});
