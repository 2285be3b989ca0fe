import type { INode, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../simulator/server';
import { fromNumber, usedBy } from './account';
import type { Execution, N8nClient, Workflow, WorkflowDefinition } from './n8nClient';
import type { Stage } from './stage';
import { chain, node } from './workflow';

type Received = ReturnType<Simulator['messages']>[number];

/** Somebody who can be asked. */
export const CUSTOMER = '+15550100123';

/** Somebody who approves. */
export const MANAGER = '+15550100150';

/** An active workflow with a Kaleyra Trigger that the simulator tells about every tap; in queue mode `base` is the webhook process. */
export async function startTrigger(
	{ client, simulator, credential }: Stage,
	parameters: INodeParameters = {},
	base?: string,
): Promise<Workflow> {
	const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', parameters, usedBy(credential));
	trigger.webhookId = trigger.id;
	const workflow = await client.createWorkflow(chain('Takes the taps', trigger, node('Next', 'n8n-nodes-base.noOp')));
	await client.activate(workflow);
	simulator.setIncoming({ url: await client.webhookUrl(trigger, base) });
	return workflow;
}

/** Where the simulator brings what comes in. */
export function incomingUrl({ account }: Simulator): string {
	const url = account.numbers[0]?.incoming?.url;
	if (url === undefined) throw new Error('No trigger was started');
	return url;
}

/** The message that arrived last. */
export function lastMessage(simulator: Simulator): Received {
	const message = simulator.messages().at(-1);
	if (!message) throw new Error('No message arrived');
	return message;
}

/** A Send and Wait for Reply; an approval with two buttons unless the parameters say otherwise. */
export function askNode({ simulator, credential }: Stage, parameters: INodeParameters = {}): INode {
	return node(
		'Ask',
		'n8n-nodes-kaleyra.kaleyra',
		{
			operation: 'sendAndWait',
			from: fromNumber(simulator),
			to: CUSTOMER,
			message: 'May we ship order 1001?',
			approvalOptions: { values: { approvalType: 'double' } },
			...parameters,
		},
		usedBy(credential),
	);
}

/** A workflow that asks when it is started by hand and then goes on to "After". */
export function askWorkflow(client: N8nClient, ask: INode): Promise<Workflow> {
	return client.createWorkflow(
		chain('Asks', node('Start', 'n8n-nodes-base.manualTrigger'), ask, node('After', 'n8n-nodes-base.noOp')),
	);
}

/** Asks one after the other, as the error about several items advises, and ends in "Done". */
export function askEverybody(people: string[], asks: INode): WorkflowDefinition {
	const list = { mode: 'raw', jsonOutput: JSON.stringify({ list: people.map((to) => ({ to })) }) };
	const workflow = chain(
		'Asks everybody',
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('People', 'n8n-nodes-base.set', list, { typeVersion: 3.4 }),
		node('Split', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list' }),
		node('Loop', 'n8n-nodes-base.splitInBatches', {}, { typeVersion: 3 }),
	);
	const done = node('Done', 'n8n-nodes-base.noOp');
	workflow.nodes.push(asks, done);
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	workflow.connections.Loop = { main: [to('Done'), to('Ask')] };
	workflow.connections.Ask = { main: [to('Loop')] };
	return workflow;
}

/** Starts a workflow and waits until it sleeps. */
export async function startAsking(client: N8nClient, workflow: Workflow): Promise<Execution> {
	const execution = await client.runToEnd(workflow, 'Start');
	if (execution.status === 'waiting') return execution;
	const { error } = execution.data.resultData;
	throw new Error(`The execution does not wait: it is ${execution.status}, ${error?.message ?? 'without an error'}`);
}

/** The id that stands in a message for an id of the user's own. */
export function sentId({ content }: Pick<Received, 'content'>, ownId: string): string {
	const ids = [...JSON.stringify(content).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => String(id));
	const id = ids.find((one) => one === ownId || one.endsWith(`:${ownId}`));
	if (id === undefined) throw new Error(`The message has no id ${ownId}, only ${ids.join(' ')}`);
	return id;
}
