import { type INodeParameters, NodeHelpers } from 'n8n-workflow';
import { chain, node } from '../../../lab/workflow';
import type { Engine } from '../../../lab/engine/engine';
import { save } from '../../../lab/engine/workflow';

/** What the editor marks red in a Kaleyra node, by parameter; a run is refused as long as anything is. */
export function issuesOf(engine: Engine, parameters: object): Record<string, string[]> {
	const type = 'n8n-nodes-kaleyra.kaleyra';
	const edited = node('Kaleyra', type, parameters as INodeParameters);
	const withDefaults = engine.open(save(chain('In the editor', edited))).nodes[edited.name] ?? edited;
	const { description } = engine.nodeTypes.getByNameAndVersion(type);
	return NodeHelpers.getNodeParametersIssues(description.properties, withDefaults, description)?.parameters ?? {};
}
