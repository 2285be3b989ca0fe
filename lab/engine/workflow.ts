import { deepCopy, type IDataObject, type IWorkflowSettings, type Workflow } from 'n8n-workflow';
import type { WorkflowDefinition } from '../n8nClient';

export interface SavedWorkflow extends WorkflowDefinition {
	id: string;
	active: boolean;
	settings: IWorkflowSettings;
	/** What its nodes keep between executions. */
	staticData: IDataObject;
}

let count = 0;

/** A workflow as n8n has it after saving it. */
export function save(definition: WorkflowDefinition, settings: IWorkflowSettings = {}): SavedWorkflow {
	const id = `workflow${++count}`;
	return {
		...definition,
		nodes: definition.nodes.map((node) => ({ webhookId: node.id, ...node })),
		id,
		active: false,
		settings: { executionOrder: 'v1', ...settings },
		staticData: {},
	};
}

/** Saves what the nodes keep, as a whole like n8n: of two changes at once the later one wins. */
export function saveStaticData(saved: SavedWorkflow, workflow: Workflow) {
	if (workflow.staticData.__dataChanged === true) saved.staticData = deepCopy(workflow.staticData);
}
