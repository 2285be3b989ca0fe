import type { INode, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../../simulator/server';
import { usedBy } from './account';
import type { Credential, Execution, N8nClient, Workflow } from './n8nClient';
import { chain, node } from './workflow';

type Received = ReturnType<Simulator['messages']>[number];

/** Somebody who can be asked. */
export const CUSTOMER = '+15550100123';

/** An active workflow with a Kaleyra Trigger that the simulator tells about every tap. */
export async function startTrigger(
	client: N8nClient,
	simulator: Simulator,
	credential: Credential,
	parameters: INodeParameters = {},
): Promise<Workflow> {
	const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', parameters, usedBy(credential));
	trigger.webhookId = trigger.id;
	const workflow = await client.createWorkflow(chain('Takes the taps', trigger, node('Next', 'n8n-nodes-base.noOp')));
	await client.activate(workflow);
	simulator.setIncoming({ url: await client.webhookUrl(trigger) });
	return workflow;
}

/** A Send and Wait for Reply; an approval with two buttons unless the parameters say otherwise. */
export function askNode(credential: Credential, simulator: Simulator, parameters: INodeParameters = {}): INode {
	return node(
		'Ask',
		'n8n-nodes-kaleyra.kaleyra',
		{
			operation: 'sendAndWait',
			from: { __rl: true, mode: 'number', value: `+${simulator.account.numbers[0]?.number ?? ''}` },
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
