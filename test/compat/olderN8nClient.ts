import { N8nClient, type Execution, type Publication, type Workflow, type WorkflowDefinition } from '../../lab/n8nClient';

/** The REST interface of n8n 1.x and of 2.x before 2.36, where it differs from today's. */
export class OlderN8nClient extends N8nClient {
	/** 1.x wants to be told that a new workflow is not active. */
	override createWorkflow(workflow: WorkflowDefinition): Promise<Workflow> {
		return super.createWorkflow({ active: false, ...workflow } as WorkflowDefinition);
	}

	/** Activation was over when its call returned; 1.x activates by an update. */
	override async publish({ id, versionId }: Workflow): Promise<Publication> {
		const path = `/workflows/${id}`;
		const { status } = await this.request('POST', `/rest${path}/activate`, { versionId });
		if (status >= 400) await this.rest('PATCH', path, { active: true, versionId });
		return { status: 'published' };
	}

	/** A run was sent along with the workflow itself. */
	override async run(workflow: Workflow, trigger: string): Promise<string> {
		const { executionId } = await this.rest<{ executionId: string }>('POST', `/workflows/${workflow.id}/run`, {
			workflowData: await this.getWorkflow(workflow.id),
			runData: {},
			startNodes: [],
			triggerToStartFrom: { name: trigger },
		});
		return executionId;
	}

	/** For a moment 1.x calls an execution ended whose data it has not written yet. */
	override async execution(id: string): Promise<Execution> {
		const execution = await super.execution(id);
		return execution.data ? execution : { ...execution, status: 'running' };
	}
}
