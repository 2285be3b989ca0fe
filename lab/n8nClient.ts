import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { parse } from 'flatted';
import type {
	ExecutionStatus,
	IConnections,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeTypeDescription,
	IRunExecutionData,
	ResourceMapperFields,
} from 'n8n-workflow';
import { waitFor } from './waitFor';

/** The only user of a local n8n. The password guards nothing: that n8n listens on the loopback interface. */
export const OWNER = { email: 'owner@example.com', password: 'Local-only-1' };

export interface WorkflowDefinition {
	name: string;
	nodes: INode[];
	connections: IConnections;
}

export interface Workflow extends WorkflowDefinition {
	id: string;
	versionId: string;
	active: boolean;
}

export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface Execution {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: string;
	waitTill?: string | null;
	data: IRunExecutionData;
}

/** What a trigger's registration came to; n8n activates in the background. */
export interface Publication {
	status: 'in_progress' | 'published' | 'partial' | 'failed' | 'not_published';
	triggers?: Array<{ nodeId: string; status: string; errorMessage?: string }>;
}

/** A parameter whose choices the node's own code gives. */
export interface DynamicParameter {
	nodeType: string;
	parameter: string;
	method: string;
	parameters?: INodeParameters;
	credentials?: INode['credentials'];
}

const dynamicParameter = ({ nodeType, parameter, method, parameters, credentials }: DynamicParameter) => ({
	path: `parameters.${parameter}`,
	methodName: method,
	currentNodeParameters: parameters ?? {},
	nodeTypeAndVersion: { name: nodeType, version: 1 },
	credentials,
});

export const ENDED: ExecutionStatus[] = ['success', 'error', 'crashed', 'canceled', 'waiting'];
const PUBLISH_MS = 60_000;

/** n8n's own REST interface, the one its editor uses. Every refusal becomes an error with n8n's words in it. */
export class N8nClient {
	private readonly http: AxiosInstance;
	private cookie = '';
	/** Remembered, because it is 17 MB. */
	private types?: Promise<INodeTypeDescription[]>;

	protected constructor(readonly url: string) {
		this.http = axios.create({
			baseURL: url,
			proxy: false,
			timeout: 120_000,
			maxBodyLength: Infinity,
			validateStatus: () => true,
		});
	}

	/** Signs in as the owner, who is created if this n8n has none yet. */
	static async signIn(url: string): Promise<N8nClient> {
		const client = new this(url);
		const settings = await client.rest<{ userManagement: { showSetupOnFirstLoad: boolean } }>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await client.rest('POST', '/owner/setup', { ...OWNER, firstName: 'Local', lastName: 'Owner' });
		} else {
			await client.rest('POST', '/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
		}
		return client;
	}

	/** The value of the cookie `n8n-auth`, with which a browser is signed in as well. */
	get session(): string {
		return this.cookie;
	}

	/** One call to `/rest`; returns what n8n wraps in `data`. */
	async rest<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.request<{ data?: T }>(method, `/rest${path}`, body);
		if (response.status >= 400) {
			throw new Error(`${method} ${path} → ${response.status} ${JSON.stringify(response.data).slice(0, 500)}`);
		}
		const { data } = response;
		return (data && typeof data === 'object' && 'data' in data ? data.data : data) as T;
	}

	/** One call to any path of this n8n, with the owner's cookie; never throws for an HTTP status. */
	async request<T>(method: string, path: string, body?: unknown): Promise<AxiosResponse<T>> {
		const response = await this.http.request<T>({
			method,
			url: path,
			data: body,
			headers: this.cookie ? { cookie: `n8n-auth=${this.cookie}` } : {},
		});
		for (const cookie of response.headers['set-cookie'] ?? []) {
			const [, value] = /^n8n-auth=([^;]+)/.exec(cookie) ?? [];
			if (value) this.cookie = value;
		}
		return response;
	}

	// Types

	/** The descriptions of all nodes, as the editor gets them. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return (await this.request<INodeTypeDescription[]>('GET', '/types/nodes.json')).data;
	}

	async credentialTypes(): Promise<ICredentialType[]> {
		return (await this.request<ICredentialType[]>('GET', '/types/credentials.json')).data;
	}

	// Credentials

	createCredential(name: string, type: string, data: ICredentialDataDecryptedObject): Promise<Credential> {
		return this.rest('POST', '/credentials', { name, type, data });
	}

	credentials(): Promise<Credential[]> {
		return this.rest('GET', '/credentials');
	}

	updateCredential(credential: Credential, data: ICredentialDataDecryptedObject): Promise<Credential> {
		const { id, name, type } = credential;
		return this.rest('PATCH', `/credentials/${id}`, { name, type, data });
	}

	/** What the "Test" button does. n8n tests the data of the dialog, not what is stored. */
	testCredential(
		credential: Credential,
		data: ICredentialDataDecryptedObject,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const { id, name, type } = credential;
		return this.rest('POST', '/credentials/test', { credentials: { id, name, type, data } });
	}

	/** What a dropdown with search shows: the values of a `listSearch` method. */
	async searchList(request: DynamicParameter & { filter?: string }): Promise<Array<{ name: string; value: string }>> {
		const { results } = await this.rest<{ results: Array<{ name: string; value: string }> }>(
			'POST',
			'/dynamic-node-parameters/resource-locator-results',
			{ ...dynamicParameter(request), filter: request.filter },
		);
		return results;
	}

	/** The fields a resource mapper shows, or the notice it shows instead: what a `resourceMapping` method gives. */
	async mapperFields(request: DynamicParameter): Promise<ResourceMapperFields> {
		return await this.rest('POST', '/dynamic-node-parameters/resource-mapper-fields', dynamicParameter(request));
	}

	// Workflows

	createWorkflow(workflow: WorkflowDefinition): Promise<Workflow> {
		return this.rest('POST', '/workflows', { settings: { executionOrder: 'v1' }, ...workflow });
	}

	/** All workflows, without their nodes. */
	workflows(): Promise<Array<Pick<Workflow, 'id' | 'name' | 'active'>>> {
		return this.rest('GET', '/workflows');
	}

	getWorkflow(id: string): Promise<Workflow> {
		return this.rest('GET', `/workflows/${id}`);
	}

	/** Activates a workflow and waits until its triggers are registered; a trigger that cannot be throws. */
	async activate(workflow: Workflow): Promise<void> {
		const publication = await this.publish(workflow);
		if (publication.status === 'published') return;
		const reasons = (publication.triggers ?? []).map((trigger) => trigger.errorMessage).join('; ');
		throw new Error(`Workflow "${workflow.name}" was not activated (${publication.status}): ${reasons}`);
	}

	/** Activates a workflow and returns how that ended. n8n tries a failing trigger for up to 15 s. */
	async publish(workflow: Workflow): Promise<Publication> {
		const { id, name, versionId } = workflow;
		await this.rest('POST', `/workflows/${id}/activate`, { versionId });
		return await waitFor(
			`workflow "${name}" to be published`,
			async () => {
				const publication = await this.rest<Publication>('GET', `/workflows/${id}/publication-status`);
				return publication.status === 'in_progress' ? undefined : publication;
			},
			PUBLISH_MS,
		);
	}

	deactivate(workflow: Workflow): Promise<void> {
		return this.rest('POST', `/workflows/${workflow.id}/deactivate`, {});
	}

	/** Where the outside world calls a trigger node of an active workflow; in queue mode `base` is the webhook process. */
	async webhookUrl(trigger: INode, base = this.url): Promise<string> {
		this.types ??= this.nodeTypes();
		const type = (await this.types).find(({ name }) => name === trigger.type);
		const webhook = type?.webhooks?.[0];
		if (!webhook || !trigger.webhookId) throw new Error(`Node "${trigger.name}" has no webhook`);
		return `${base}/webhook/${webhook.isFullPath ? '' : `${trigger.webhookId}/`}${webhook.path}`;
	}

	// Executions

	/** Starts a workflow from one of its triggers as the editor's button does; returns the execution's id. */
	async run(workflow: Workflow, trigger: string): Promise<string> {
		const { executionId } = await this.rest<{ executionId?: string }>('POST', `/workflows/${workflow.id}/run`, {
			triggerToStartFrom: { name: trigger },
		});
		if (!executionId) throw new Error(`"${workflow.name}" did not start: n8n waits for a call of its test webhook`);
		return executionId;
	}

	/** Starts a workflow and waits for its end (or until it sleeps). */
	async runToEnd(workflow: Workflow, trigger: string, timeoutMs?: number): Promise<Execution> {
		return await this.waitForExecution(await this.run(workflow, trigger), ENDED, timeoutMs);
	}

	async execution(id: string): Promise<Execution> {
		const execution = await this.rest<Execution & { data: string | IRunExecutionData }>('GET', `/executions/${id}`);
		const { data } = execution;
		return { ...execution, data: typeof data === 'string' ? (parse(data) as IRunExecutionData) : data };
	}

	/** The executions of a workflow, oldest first, without their data. At most 100. */
	async executionsOf(workflow: Workflow): Promise<Array<Omit<Execution, 'data'>>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
		const { results } = await this.rest<{ results: Array<Omit<Execution, 'data'>> }>(
			'GET',
			`/executions?limit=100&filter=${filter}`,
		);
		return results.sort((a, b) => Number(a.id) - Number(b.id));
	}

	async waitForExecution(id: string, statuses = ENDED, timeoutMs?: number): Promise<Execution> {
		return await waitFor(
			`execution ${id} to be ${statuses.join(' or ')}`,
			async () => {
				const execution = await this.execution(id);
				return statuses.includes(execution.status) ? execution : undefined;
			},
			timeoutMs,
		);
	}

	/** Waits for the end of the workflow's first execution that is not among `known` (ids). */
	async waitForNewExecution(workflow: Workflow, known: string[] = [], timeoutMs?: number): Promise<Execution> {
		const { id } = await waitFor(
			`a new execution of "${workflow.name}"`,
			async () => (await this.executionsOf(workflow)).find((execution) => !known.includes(execution.id)),
			timeoutMs,
		);
		return await this.waitForExecution(id, ENDED, timeoutMs);
	}
}

/** The items a node put out in its last run; empty when it did not run or had no such output. */
export function itemsOf(execution: Execution, node: string, output = 0): INodeExecutionData[] {
	return execution.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
}

/** The JSON of those items. */
export const jsonOf = (execution: Execution, node: string, output = 0): IDataObject[] =>
	itemsOf(execution, node, output).map((item) => item.json);
