import './environment';
import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	deepCopy,
	type ExecutionError,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	UnexpectedError,
	Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { chain, node } from '../workflow';
import { TestCredentials } from './credentials';
import { EngineNodeTypes, loadPackage } from './nodeTypes';
import { type SavedWorkflow, save, saveStaticData } from './workflow';

export interface Execution {
	id: string;
	workflow: SavedWorkflow;
	mode: WorkflowExecuteMode;
	run: IRun;
}

export interface NodeRunOptions {
	/** The parameters; what is left out has the default of its field. */
	parameters: object;
	/** The items that come in; one empty item unless given. */
	items?: INodeExecutionData[];
	credentials?: object;
	onError?: INode['onError'];
	executionOrder?: IWorkflowSettings['executionOrder'];
	/** More of the node as the editor saves it, for example `retryOnFail`. */
	settings?: Partial<INode>;
}

/** How a node's run ended. */
export interface NodeRun {
	status: IRun['status'];
	/** What left through the first output. */
	items: INodeExecutionData[];
	/** What left through the error output. */
	errorItems: INodeExecutionData[];
	/** What stopped the workflow. */
	error?: ExecutionError;
	waitTill?: Date | null;
	execution: Execution;
}

/** n8n-core's own engine with the built package in it. Load it once per test file. */
export async function loadEngine() {
	return new Engine(await loadPackage());
}

export class Engine {
	/** Where this n8n would be reached; a host that listens sets it. */
	origin = 'http://127.0.0.1:5678';
	readonly executions = new Map<string, Execution>();
	private readonly running = new Map<string, { cancel(): void }>();
	readonly credentials: TestCredentials;
	readonly nodeTypes: EngineNodeTypes;

	constructor(readonly loader: Awaited<ReturnType<typeof loadPackage>>) {
		this.credentials = new TestCredentials(loader);
		this.nodeTypes = new EngineNodeTypes(loader);
	}

	/** Runs one Kaleyra node on some items. */
	async run(options: NodeRunOptions): Promise<NodeRun> {
		const { parameters, items, credentials, onError, executionOrder, settings } = options;
		const workflow = save(
			chain(
				'One node',
				node('Start', 'start'),
				node('Kaleyra', 'n8n-nodes-kaleyra.kaleyra', parameters as INodeParameters, {
					credentials: this.credentialsOf(credentials),
					onError,
					...settings,
				}),
			),
			{ executionOrder },
		);
		return this.outcome(await this.start(workflow, items), 'Kaleyra');
	}

	/** Saves a credential and gives the `credentials` of a node that uses it. */
	credentialsOf(data?: object): INode['credentials'] {
		if (data === undefined) return undefined;
		return { kaleyraApi: this.credentials.save(data as ICredentialDataDecryptedObject) };
	}

	/** Runs a workflow from its first node; resolves when it has ended or is waiting. */
	async start(
		saved: SavedWorkflow,
		items: INodeExecutionData[] = [{ json: {} }],
		mode: WorkflowExecuteMode = 'manual',
	): Promise<Execution> {
		const node = saved.nodes[0];
		if (node === undefined) throw new UnexpectedError('The workflow is empty');
		const data = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node, data: { main: [deepCopy(items)] }, source: null }],
			},
		});
		return await this.execute(this.reserveId(), saved, mode, data);
	}

	/** Goes on with an execution as prepared by its data. */
	async execute(id: string, saved: SavedWorkflow, mode: WorkflowExecuteMode, data: IRunExecutionData) {
		const additionalData = this.additionalData(id);
		additionalData.hooks = new ExecutionLifecycleHooks(mode, id, {
			...saved,
			createdAt: new Date(),
			updatedAt: new Date(),
			activeVersionId: null,
			isArchived: false,
		});
		const workflow = this.open(saved);
		try {
			const running = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
			this.running.set(id, running);
			const run = await running;
			if (mode !== 'manual') saveStaticData(saved, workflow);
			return this.keep({ id, workflow: saved, mode, run });
		} catch (error) {
			// Fields that the editor marks red: n8n refuses the workflow before its first node runs.
			return this.recordFailure(id, saved, mode, error as Error);
		} finally {
			this.running.delete(id);
		}
	}

	/** Stops all executions that run, as the editor's button does. */
	stop() {
		for (const execution of this.running.values()) execution.cancel();
	}

	/** Keeps an execution that failed before its first node ran. */
	recordFailure(id: string, workflow: SavedWorkflow, mode: WorkflowExecuteMode, error: Error) {
		const data = createRunExecutionData({ resultData: { error: error as ExecutionError, runData: {} } });
		const startedAt = new Date();
		const run: IRun = { data, mode, startedAt, stoppedAt: startedAt, status: 'error', storedAt: 'db' };
		return this.keep({ id, workflow, mode, run });
	}

	private keep(execution: Execution): Execution {
		this.executions.set(execution.id, execution);
		return execution;
	}

	/** What one node of an execution did in its last run. */
	outcome(execution: Execution, nodeName: string): NodeRun {
		const { run } = execution;
		const { runData, error } = run.data.resultData;
		const [items, errorItems] = runData[nodeName]?.at(-1)?.data?.main ?? [];
		return {
			status: run.status,
			items: items ?? [],
			errorItems: errorItems ?? [],
			error,
			waitTill: run.waitTill,
			execution,
		};
	}

	/** A workflow as the engine holds it while it works on it. */
	open(saved: SavedWorkflow) {
		const { id, name, active, nodes, connections, settings, staticData } = saved;
		return new Workflow({
			id,
			name,
			active,
			nodes: deepCopy(nodes),
			connections,
			settings,
			staticData: deepCopy(staticData),
			nodeTypes: this.nodeTypes,
		});
	}

	/** What n8n gives every node besides the workflow. */
	additionalData(executionId?: string): IWorkflowExecuteAdditionalData {
		return {
			executionId,
			credentialsHelper: this.credentials,
			externalSecretsProxy: new ExternalSecretsProxy(),
			currentNodeExecutionIndex: 0,
			variables: {},
			restApiUrl: `${this.origin}/rest`,
			instanceBaseUrl: this.origin,
			webhookBaseUrl: `${this.origin}/webhook`,
			webhookTestBaseUrl: `${this.origin}/webhook-test`,
			webhookWaitingBaseUrl: `${this.origin}/webhook-waiting`,
			formBaseUrl: `${this.origin}/form`,
			formTestBaseUrl: `${this.origin}/form-test`,
			formWaitingBaseUrl: `${this.origin}/form-waiting`,
			mcpBaseUrl: `${this.origin}/mcp`,
			mcpTestBaseUrl: `${this.origin}/mcp-test`,
			logAiEvent: () => {},
			setExecutionStatus: () => {},
			sendDataToUI: () => {},
			executeWorkflow: unsupported,
			getRunExecutionData: unsupported,
			getRuntimeCredential: unsupported,
			startRunnerTask: unsupported,
		};
	}

	reserveId() {
		return String(++this.lastId);
	}

	/** Whether there has ever been an execution of this id. */
	hasBegun(id: string) {
		return Number(id) <= this.lastId;
	}

	private lastId = 0;
}

const unsupported = async () => {
	throw new UnexpectedError('Only a real n8n server can do this');
};
