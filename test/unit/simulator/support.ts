import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios, { type AxiosResponse } from 'axios';
import type { Simulator } from '../../../simulator/server';

/** The business number and the customer the tests use. */
export const BUSINESS = '+15550100001';
export const CUSTOMER = '+15550100101';

/** Headers of the default account. */
export const KEY = { 'api-key': 'fake-api-key-for-tests' };

/** Sends a v2 message object from the default account; answers of any status are returned. */
export const sendV2 = (
	sim: Simulator,
	messagingObject: Record<string, unknown>,
	extraInfo?: Record<string, unknown>,
	{ sid = sim.account.sid, number = BUSINESS, headers = KEY as Record<string, string> } = {},
): Promise<AxiosResponse> =>
	axios.post(
		`${sim.url}/v2/${sid}/whatsapp/${number}/messages`,
		{
			messaging_object: { messaging_product: 'whatsapp', recipient_type: 'individual', to: CUSTOMER, ...messagingObject },
			...(extraInfo ? { extra_info: extraInfo } : {}),
		},
		{ headers, validateStatus: () => true },
	);

export const interactive = (object: Record<string, unknown>) => ({ type: 'interactive', interactive: object });

export const rows = (count: number, from = 1) =>
	Array.from({ length: count }, (_, i) => ({ id: `row-${from + i}`, title: `Row ${from + i}` }));

export const listOf = (sections: unknown, more: Record<string, unknown> = {}) =>
	interactive({ type: 'list', body: { text: 'Choose one' }, action: { button: 'Options', sections }, ...more });

export const buttonsOf = (count: number, more: Record<string, unknown> = {}) =>
	interactive({
		type: 'button',
		body: { text: 'Choose one' },
		action: {
			buttons: Array.from({ length: count }, (_, i) => ({ type: 'reply', reply: { id: `b${i}`, title: `Button ${i}` } })),
		},
		...more,
	});

export const flowOf = (parameters: Record<string, unknown> = {}) =>
	interactive({
		type: 'flow',
		body: { text: 'Please fill in' },
		action: {
			name: 'flow',
			parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Open', flow_token: 'token-1', ...parameters },
		},
	});

export interface Heard {
	method: string;
	url: URL;
	headers: IncomingMessage['headers'];
	text: string;
	/** The body read as JSON; undefined when it is none. */
	json: unknown;
}

/** The value at a path such as `entry.0.id`; undefined when there is none. */
export const at = (value: unknown, path: string): unknown =>
	path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);

/** A webhook that writes down what it is told. `answer` gives the status of the n-th call. */
export async function startWebhook(answer: (n: number) => number = () => 200) {
	const heard: Heard[] = [];
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk) => (text += chunk));
		request.on('end', () => {
			let json: unknown;
			try {
				json = JSON.parse(text);
			} catch {
				json = undefined;
			}
			heard.push({
				method: request.method ?? '',
				url: new URL(request.url ?? '', 'http://webhook'),
				headers: request.headers,
				text,
				json,
			});
			response.writeHead(answer(heard.length)).end('noted');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		heard,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
