import type { Incoming, Json } from '../model';
import type { Call } from './deliver';

/** The incoming URL with its own extra query and whatever is added here. */
function address({ url, query = {} }: Incoming, more: Record<string, string> = {}): string {
	const target = new URL(url);
	for (const [name, value] of Object.entries({ ...query, ...more })) target.searchParams.set(name, value);
	return target.href;
}

export const getCall = (incoming: Incoming, values: Record<string, string>): Call => ({
	method: 'GET',
	url: address(incoming, values),
	headers: { ...incoming.headers },
});

export const jsonCall = (incoming: Incoming, body: Json): Call => ({
	method: 'POST',
	url: address(incoming),
	headers: { 'content-type': 'application/json', ...incoming.headers },
	body: JSON.stringify(body),
});

export const formCall = (incoming: Incoming, values: Record<string, string>): Call => ({
	method: 'POST',
	url: address(incoming),
	headers: { 'content-type': 'application/x-www-form-urlencoded', ...incoming.headers },
	body: new URLSearchParams(values).toString(),
});
