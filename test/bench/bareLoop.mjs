/** A bare loop around axios, in a process of its own: prints `{ seconds, memory }` as JSON. */
import { Agent } from 'node:http';
import axios from 'axios';

const { url, apiKey, bodies, concurrency } = JSON.parse(await new Promise((resolve) => process.once('message', resolve)));
const client = axios.create({ proxy: false, headers: { 'api-key': apiKey } });
const begin = performance.now();
let next = 0;
await Promise.all(
	Array.from({ length: concurrency }, async () => {
		while (next < bodies.count) {
			const i = next++;
			const text = bodies.template.replace('<to>', `+1555${1000000 + i}`).replace('<name>', `Customer ${i}`).replace('<ref>', `order-${i}`);
			// As n8n's helper does: no connection is used twice.
			await client.post(url, JSON.parse(text), { httpAgent: new Agent() });
		}
	}),
);
process.send({ seconds: (performance.now() - begin) / 1000, memory: process.resourceUsage().maxRSS / 1024 });
process.disconnect();
