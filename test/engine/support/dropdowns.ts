import '../../../lab/engine/environment';
import { LoadOptionsContext } from 'n8n-core';
import { type INodeListSearchResult, type INodeParameters, type ResourceMapperFields, UnexpectedError } from 'n8n-workflow';
import { node } from '../../../lab/workflow';
import type { Engine } from '../../../lab/engine/engine';
import { save } from '../../../lab/engine/workflow';

/** The Kaleyra node as it stands in the editor while somebody fills it in. */
export interface Editing {
	parameters?: object;
	credentials?: object;
}

/** What a searchable drop-down of the node gets, one page of it. */
export async function searchList(
	engine: Engine,
	method: string,
	{ filter, paginationToken, ...editing }: Editing & { filter?: string; paginationToken?: string } = {},
): Promise<INodeListSearchResult> {
	const search = methodsOf(engine).listSearch?.[method];
	if (search === undefined) throw new UnexpectedError(`There is no list ${method}`);
	return await search.call(contextOf(engine, editing), filter, paginationToken);
}

/** The fields that a resource mapper of the node gets. */
export async function mapperFields(engine: Engine, method: string, editing: Editing): Promise<ResourceMapperFields> {
	const map = methodsOf(engine).resourceMapping?.[method];
	if (map === undefined) throw new UnexpectedError(`There is no mapping ${method}`);
	return await map.call(contextOf(engine, editing));
}

const methodsOf = (engine: Engine) => engine.nodeTypes.getByNameAndVersion(KALEYRA).methods ?? {};

const KALEYRA = 'n8n-nodes-kaleyra.kaleyra';

function contextOf(engine: Engine, { parameters, credentials }: Editing) {
	const edited = node('Kaleyra', KALEYRA, (parameters ?? {}) as INodeParameters, {
		credentials: engine.credentialsOf(credentials),
	});
	const workflow = engine.open(save({ name: 'In the editor', nodes: [edited], connections: {} }));
	const current = workflow.nodes[edited.name];
	if (current === undefined) throw new UnexpectedError('The node is gone');
	const additionalData = { ...engine.additionalData(), currentNodeParameters: current.parameters };
	return new LoadOptionsContext(workflow, current, additionalData, 'parameters');
}
