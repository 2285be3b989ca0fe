import { Container } from '@n8n/di';
import { HookContext, InstanceSettings, validateUrlSignature, WebhookContext } from 'n8n-core';
import {
	createRunExecutionData,
	deepCopy,
	type INode,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookResponseData,
	NodeHelpers,
	SEND_AND_WAIT_OPERATION,
	UnexpectedError,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitFor } from '../../../lab/waitFor';
import type { Engine, Execution } from '../../../lab/engine/engine';
import { WebhookRequest, WebhookResponse } from './express';
import { type SavedWorkflow, saveStaticData } from '../../../lab/engine/workflow';

/** `test` is what the editor does while it listens for one event. */
export type ActivationMode = 'production' | 'test';

interface Registration {
	workflow: SavedWorkflow;
	node: INode;
	mode: ActivationMode;
}

/**
 * n8n's web server around the engine, over real HTTP on 127.0.0.1: production and test webhooks, and
 * the webhooks on which waiting executions go on. Built after n8n's LiveWebhooks, WaitingWebhooks and
 * executeWebhook; whatever depends on more than that belongs to the tests with a real n8n.
 */
export async function startHost(engine: Engine): Promise<Host> {
	const host = new Host(engine);
	await host.listen();
	return host;
}

export class Host {
	/** How the next calls to waiting executions fail on their way: with a proxy's status, or 0 for a cut connection. */
	readonly mishaps: number[] = [];
	/** What n8n does with an execution before it answers the call that starts one; an error means that it could not. */
	takeIn: () => Promise<void> = async () => {};
	/** How many calls to waiting executions came. */
	waitingCalls = 0;
	private readonly registrations = new Map<string, Registration>();
	private readonly server = createServer<typeof WebhookRequest, typeof WebhookResponse>(
		{ IncomingMessage: WebhookRequest, ServerResponse: WebhookResponse },
		(request, response) => void this.answer(request, response),
	);

	constructor(private readonly engine: Engine) {}

	async listen() {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		this.engine.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	close() {
		this.server.closeAllConnections();
		this.server.close();
	}

	/** Activates a workflow as n8n does: asks the trigger's `checkExists`, then `create`. Returns its URL. */
	async activate(saved: SavedWorkflow, mode: ActivationMode = 'production'): Promise<string> {
		const node = triggerOf(this.engine, saved);
		const context = (workflow: Workflow) => this.hookContext(workflow, node, mode);
		const hooks = this.engine.nodeTypes.getByNameAndVersion(node.type).webhookMethods?.default;
		await this.withStaticData(saved, mode, async (workflow) => {
			if (await hooks?.checkExists?.call(context(workflow))) return;
			await hooks?.create?.call(context(workflow));
		});
		saved.active = mode === 'production';
		const url = context(this.engine.open(saved)).getNodeWebhookUrl('default') ?? '';
		this.registrations.set(new URL(url).pathname, { workflow: saved, node, mode });
		return url;
	}

	/** Takes a workflow's webhooks away, after the trigger's `delete`. */
	async deactivate(saved: SavedWorkflow, mode: ActivationMode = 'production') {
		const node = triggerOf(this.engine, saved);
		const hooks = this.engine.nodeTypes.getByNameAndVersion(node.type).webhookMethods?.default;
		await this.withStaticData(saved, mode, async (workflow) => {
			await hooks?.delete?.call(this.hookContext(workflow, node, mode));
		});
		saved.active = false;
		for (const [path, { workflow }] of this.registrations) {
			if (workflow === saved) this.registrations.delete(path);
		}
	}

	/** The executions of a workflow that have ended or wait, oldest first. */
	executionsOf(saved: SavedWorkflow): Execution[] {
		return [...this.engine.executions.values()].filter(({ workflow }) => workflow.id === saved.id);
	}

	/** Waits until a workflow has so many executions that ended. */
	async ended(saved: SavedWorkflow, count = 1): Promise<Execution[]> {
		return await waitFor(`${count} executions of ${saved.name}`, async () => {
			const ended = this.executionsOf(saved).filter(({ run }) => run.status !== 'waiting');
			return ended.length >= count ? ended : undefined;
		});
	}

	private async answer(request: WebhookRequest, response: WebhookResponse) {
		request.readHead();
		try {
			const waiting = /^\/webhook-waiting\/([^/]+)\/([^/]+)$/.exec(request.path);
			const registration = this.registrations.get(request.path);
			if (waiting !== null) this.waitingCalls++;
			const mishap = waiting === null ? undefined : this.mishaps.shift();
			if (mishap === 0) request.destroy();
			else if (mishap !== undefined) response.status(mishap).send('<html>Bad gateway</html>');
			else if (waiting !== null) await this.resume(waiting[1] ?? '', waiting[2] ?? '', request, response);
			else if (registration !== undefined) await this.begin(registration, request, response);
			else response.status(404).json({ code: 404, message: 'The requested webhook is not registered.' });
		} catch (error) {
			if (!response.headersSent) response.status(500).json({ code: 0, message: (error as Error).message });
		}
	}

	/** A call to a production or test webhook. */
	private async begin({ workflow: saved, node, mode }: Registration, request: WebhookRequest, response: WebhookResponse) {
		const executionMode = mode === 'test' ? 'manual' : 'webhook';
		const result = await this.withStaticData(saved, mode, async (workflow) => {
			const called = await this.callWebhook(workflow, node, executionMode, request, response, null).catch((error: Error) => {
				this.engine.recordFailure(this.engine.reserveId(), saved, executionMode, error);
				throw error;
			});
			if (called.workflowData !== undefined) await this.takeIn();
			return called;
		});
		respond(response, result);
		if (result.workflowData === undefined) return;
		const data = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node, data: { main: result.workflowData }, source: null }],
			},
		});
		await this.engine.execute(this.engine.reserveId(), saved, executionMode, data);
	}

	/** A call to the webhook of an execution that waits. */
	private async resume(id: string, nodeId: string, request: WebhookRequest, response: WebhookResponse) {
		const secret = Container.get(InstanceSettings).hmacSignatureSecret;
		const url = new URL(request.url ?? '', this.engine.origin);
		const execution = this.engine.executions.get(id);
		if (execution === undefined && !this.engine.hasBegun(id)) {
			response.status(404).json({ code: 404, message: `The execution "${id}" does not exist.` });
			return;
		}
		// It runs, and has not been saved yet.
		if (execution === undefined) {
			response.status(500).json({ code: 0, message: "Cannot read properties of undefined (reading 'resumeToken')" });
			return;
		}
		const waits = execution.workflow.nodes.some(
			(node) => node.id === nodeId && node.parameters.operation === SEND_AND_WAIT_OPERATION,
		);
		if (!waits || !validateUrlSignature(url.searchParams.get('signature') ?? '', url, secret)) {
			response.status(401).send('<html>Invalid token</html>');
			return;
		}
		if (execution.run.status === 'running') {
			response.status(409).json({ code: 409, message: `The execution "${id}" is running already.` });
			return;
		}
		if (execution.run.status !== 'waiting') {
			response.status(200).send('<html>No action required</html>');
			return;
		}
		const { workflow: saved, mode } = execution;
		const data = deepCopy(execution.run.data);
		const name = data.resultData.lastNodeExecuted ?? '';
		const next = data.executionData?.nodeExecutionStack[0];
		const workflow = this.engine.open(saved);
		const node = workflow.getNode(name);
		if (next === undefined || node === null) throw new UnexpectedError('Nothing waits here');
		next.node.disabled = true;
		data.waitTill = undefined;
		data.resultData.runData[name]?.pop();
		const result = await this.callWebhook(workflow, node, mode, request, response, data, id);
		respond(response, result);
		if (result.workflowData === undefined) return;
		execution.run.status = 'running';
		next.data.main = result.workflowData;
		next.metadata = { ...next.metadata, forwardAllOutputs: true };
		await this.engine.execute(id, saved, mode, data);
	}

	private async callWebhook(
		workflow: Workflow,
		node: INode,
		mode: WorkflowExecuteMode,
		request: WebhookRequest,
		response: WebhookResponse,
		data: IRunExecutionData | null,
		executionId?: string,
	): Promise<IWebhookResponseData> {
		const type = this.engine.nodeTypes.getByNameAndVersion(node.type);
		const additionalData = {
			...this.engine.additionalData(executionId),
			httpRequest: request as never,
			httpResponse: response as never,
		};
		const webhookDescription = type.description.webhooks?.find(({ httpMethod }) => httpMethod === request.method);
		if (webhookDescription === undefined || type.webhook === undefined) {
			response.status(404).json({ code: 404, message: 'The requested webhook is not registered.' });
			return { noWebhookResponse: true };
		}
		const webhookData: IWebhookData = {
			httpMethod: webhookDescription.httpMethod as IWebhookData['httpMethod'],
			node: node.name,
			path: request.path,
			webhookDescription,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalData,
		};
		try {
			await request.readBody(node.typeVersion);
		} catch {
			response.status(422).json({ code: 422, message: 'Failed to parse request body' });
			return { noWebhookResponse: true };
		}
		const context = new WebhookContext(workflow, withDefaults(workflow, node), additionalData, mode, webhookData, [], data);
		return await type.webhook.call(context);
	}

	/**
	 * Gives the workflow its static data and saves what became of it, whole, like n8n: of two calls at
	 * once the later one wins, and one that failed saves nothing. A test webhook's is forgotten.
	 */
	private async withStaticData<T>(
		saved: SavedWorkflow,
		mode: ActivationMode,
		work: (workflow: Workflow) => Promise<T>,
	): Promise<T> {
		const workflow = this.engine.open(saved);
		const result = await work(workflow);
		if (mode === 'production') saveStaticData(saved, workflow);
		return result;
	}

	private hookContext(workflow: Workflow, node: INode, mode: ActivationMode) {
		const [executionMode, activation] =
			mode === 'test' ? (['manual', 'manual'] as const) : (['trigger', 'activate'] as const);
		const additionalData = this.engine.additionalData();
		const webhookData = { isTest: mode === 'test' } as IWebhookData;
		return new HookContext(workflow, withDefaults(workflow, node), additionalData, executionMode, activation, webhookData);
	}
}

/** As the engine holds the node: what was never filled in has the default of its field. */
const withDefaults = (workflow: Workflow, node: INode): INode => workflow.getNode(node.name) ?? node;

function triggerOf(engine: Engine, saved: SavedWorkflow): INode {
	const node = saved.nodes.find(
		({ type }) => NodeHelpers.isTriggerNode(engine.nodeTypes.getByNameAndVersion(type).description),
	);
	if (node === undefined) throw new UnexpectedError('The workflow has no trigger');
	return node;
}

/** What n8n answers with `responseMode: 'onReceived'` and an empty `responseData`. */
function respond(response: WebhookResponse, { noWebhookResponse, webhookResponse, workflowData }: IWebhookResponseData) {
	if (noWebhookResponse === true || response.headersSent) return;
	const message = workflowData === undefined ? 'Webhook call received' : 'Workflow was started';
	const body: unknown = webhookResponse ?? { message };
	if (typeof body === 'string') response.send(body);
	else response.json(body);
}
