/** A bare loop around axios, in a process of its own that is told what to do and answers what it cost. */
import { Agent } from 'node:http';
import axios from 'axios';
import { ACCOUNT } from './account';
import { customer, messagesUrl, wireJson } from './contenders';
import { reportCost } from './reportCost';

interface LoopTask {
	count: number;
	concurrency: number;
	simulatorUrl: string;
}

reportCost(async ({ count, concurrency, simulatorUrl }: LoopTask) => {
	const client = axios.create({ proxy: false, headers: { 'api-key': ACCOUNT.apiKey } });
	const send = async (i: number) => {
		const { to, name, ref } = customer(i);
		// As n8n's helper does: no connection is used twice.
		return await client.post(messagesUrl(simulatorUrl), wireJson(to, name, ref), { httpAgent: new Agent() });
	};
	let next = 0;
	const caller = async () => {
		while (next < count) await send(next++);
	};
	return async () => await Promise.all(Array.from({ length: concurrency }, caller));
});
