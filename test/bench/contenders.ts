import type { INode } from 'n8n-workflow';
import { usedBy } from '../support/account';
import type { Workflow } from '../support/n8nClient';
import { chain, node } from '../support/workflow';
import { ACCOUNT, type Host } from './host';

/** The list message every contender sends; each message differs in recipient, name and reference. */
const ROWS = [
	{ id: 'express', title: 'Priority Mail Express', description: 'Next day to 2 days' },
	{ id: 'priority', title: 'Priority Mail', description: '1 to 3 days' },
	{ id: 'ground', title: 'Ground', description: '2 to 5 days' },
	{ id: 'media', title: 'Media Mail', description: '2 to 8 days' },
];
const BUTTON = 'Shipping options';

/** The JSON on the wire, with what differs as placeholders. */
export const wireJson = (to: string, name: string, ref: string) => ({
	messaging_object: {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		to,
		type: 'interactive',
		interactive: {
			type: 'list',
			body: { text: `Hello ${name}, which shipping option do you prefer?` },
			action: { button: BUTTON, sections: [{ rows: ROWS }] },
		},
	},
	extra_info: { ref },
});

export const messagesUrl = (simulatorUrl: string) => `${simulatorUrl}/v2/${ACCOUNT.sid}/whatsapp/${ACCOUNT.number}/messages`;

export type Contender = 'Kaleyra' | 'HTTP Request';

/** A workflow that makes so many items and sends one message for each. */
export async function campaignWorkflow(
	host: Host,
	simulatorUrl: string,
	contender: Contender,
	count: number,
	options: { messagesPerSecond: number },
): Promise<Workflow> {
	const make = node(
		'Items',
		'n8n-nodes-base.code',
		{
			jsCode: `return Array.from({ length: ${count} }, (_, i) => ({ json: { to: '+1555' + String(1000000 + i), name: 'Customer ' + i, ref: 'order-' + i } }));`,
		},
		{ typeVersion: 2 },
	);
	const sender = contender === 'Kaleyra' ? kaleyra(host, options) : httpRequest(host, simulatorUrl);
	return await host.client.createWorkflow(chain(`Bench ${contender}`, node('Start', 'n8n-nodes-base.manualTrigger'), make, sender));
}

const kaleyra = (host: Host, options: { messagesPerSecond: number }): INode =>
	node(
		'Send',
		'n8n-nodes-kaleyra.kaleyra',
		{
			from: { __rl: true, mode: 'number', value: ACCOUNT.number },
			to: '={{ $json.to }}',
			body: '=Hello {{ $json.name }}, which shipping option do you prefer?',
			buttonText: BUTTON,
			sections: { section: [{ rows: { row: ROWS } }] },
			reference: { ref: '={{ $json.ref }}' },
			options,
		},
		{ ...usedBy(host.credential), onError: 'continueRegularOutput' },
	);

/** As it is usually set up: the JSON in one field, with expressions where messages differ. */
const httpRequest = (host: Host, simulatorUrl: string): INode =>
	node(
		'Send',
		'n8n-nodes-base.httpRequest',
		{
			method: 'POST',
			url: messagesUrl(simulatorUrl),
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `=${JSON.stringify(wireJson('{{ $json.to }}', '{{ $json.name }}', '{{ $json.ref }}'))}`,
			options: {},
		},
		{ ...usedBy(host.header), typeVersion: 4.2, onError: 'continueRegularOutput' },
	);

/** Runs a campaign; returns how long its sending node took, in seconds, and what it gave. */
export async function runCampaign(host: Host, workflow: Workflow) {
	const execution = await host.client.runToEnd(workflow, 'Start', 900_000);
	const run = execution.data.resultData.runData.Send?.[0];
	if (!run) throw new Error(`The sending node did not run: ${execution.data.resultData.error?.message ?? execution.status}`);
	return { seconds: run.executionTime / 1000, items: run.data?.main?.[0] ?? [] };
}
