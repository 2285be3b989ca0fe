/** Calls of the simulator's control API. */

async function call(method, path, body) {
	const response = await fetch(`simulator/${path}`, {
		method,
		...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.error ?? `The simulator answered ${response.status}`);
	return answer;
}

export const account = () => call('GET', 'account');
export const phones = () => call('GET', 'phones');
export const messagesOf = (customer) => call('GET', `phones/${customer}/messages`);
export const deliveries = () => call('GET', 'deliveries');
export const statuses = () => call('GET', 'statuses');
export const setStatuses = (send) => call('PUT', 'statuses', { send, delayMs: 600 });

/** The customer does something; resolves when the webhook was told. */
export const act = (action) => call('POST', 'act', action);

/** Calls `listen` with everything that happens, and `reconnect` when news may have been missed. */
export function news(listen, reconnect) {
	const source = new EventSource('simulator/events');
	let opened = false;
	source.addEventListener('open', () => {
		if (opened) reconnect();
		opened = true;
	});
	source.addEventListener('message', (event) => listen(JSON.parse(event.data)));
}
