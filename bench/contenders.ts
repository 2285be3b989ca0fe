import type { INode } from 'n8n-workflow';
import { node } from '../lab/workflow';

/** The made-up account of the simulator. */
export const ACCOUNT = { sid: 'HXAP16XXXXXX97IN', apiKey: 'fake-api-key-for-tests', number: '+15550100001' };

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

/** The item a message is made of. */
export const customer = (i: number) => ({ to: `+1555${1_000_000 + i}`, name: `Customer ${i}`, ref: `order-${i}` });

/** @param messagesPerSecond 0 for no limit. */
export const kaleyraNode = (messagesPerSecond: number, more: Partial<INode>): INode =>
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
			options: { messagesPerSecond },
		},
		{ onError: 'continueRegularOutput', ...more },
	);

/** As it is usually set up: the JSON in one field, with expressions where messages differ. */
export const httpRequestNode = (simulatorUrl: string, more: Partial<INode>): INode =>
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
		{ typeVersion: 4.2, onError: 'continueRegularOutput', ...more },
	);
