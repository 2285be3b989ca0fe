import axios, { type AxiosResponse } from 'axios';
import { Agent } from 'node:http';
import type { WebhookFixture } from './webhookFixtures';

/** Keeps connections, as those who call a webhook often do. */
const httpAgent = new Agent({ keepAlive: true, maxSockets: 25 });

export interface Body {
	method?: 'GET' | 'POST';
	query?: Record<string, string>;
	headers?: Record<string, string>;
	/** Sent as it stands. */
	body?: string | Buffer;
}

/** One call of a webhook, as raw as it is given; never throws for an HTTP status. */
export async function call(url: string, { method = 'POST', query, headers, body }: Body): Promise<AxiosResponse<unknown>> {
	return await axios.request({
		method,
		url,
		params: query,
		data: body,
		headers,
		httpAgent,
		proxy: false,
		maxBodyLength: Infinity,
		validateStatus: () => true,
		// axios would write strings as JSON.
		transformRequest: (data: unknown) => data,
	});
}

/** Calls a webhook with JSON. */
export const callWithJson = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
	call(url, { body: JSON.stringify(payload), headers: { 'content-type': 'application/json', ...headers } });

/** Calls a webhook with a fixture, in the way that fixture comes. */
export async function deliver(url: string, { method, encoding, payload }: WebhookFixture): Promise<AxiosResponse<unknown>> {
	if (encoding === 'json') return await callWithJson(url, payload);
	const fields = payload as Record<string, string>;
	if (encoding === 'query') return await call(url, { method, query: fields });
	return await call(url, {
		method,
		body: new URLSearchParams(fields).toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	});
}
