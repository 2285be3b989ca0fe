import { cpus, totalmem } from 'node:os';
import { execFileSync } from 'node:child_process';
import { nodeForN8n } from '../support/n8nServer';
import type { Cost, Delivery } from './campaign';
import { barChart } from './plot';
import type { TriggerCost } from './trigger';

export interface Results {
	costCount: number;
	cost: Record<'Kaleyra' | 'HTTP Request' | 'bare loop', Cost>;
	deliveryCount: number;
	delivery: Record<'Kaleyra' | 'HTTP Request', Delivery>;
	trigger: Record<'Webhook' | 'Kaleyra Trigger', TriggerCost>;
	statuses: number;
	growth: Array<{ count: number; seconds: number; memory: number }>;
}

const round = (value: number, digits = 2) => value.toFixed(digits);
const many = (value: number) => value.toLocaleString('en');

/** The ratios and the goals they are held against. */
function ratios({ cost, delivery, trigger, growth }: Results) {
	const perMessage = growth.map(({ count, seconds }) => seconds / count);
	return [
		['Time, of the HTTP Request node’s', cost.Kaleyra.seconds / cost['HTTP Request'].seconds, 'at most 0.80'],
		['Peak memory, of the HTTP Request node’s', cost.Kaleyra.memory / cost['HTTP Request'].memory, 'at most 0.70'],
		['Time, of the bare loop’s', cost.Kaleyra.seconds / cost['bare loop'].seconds, 'at most 1.50'],
		['Elapsed at the limit, of the ideal', delivery.Kaleyra.seconds / delivery.Kaleyra.ideal, 'at most 1.10'],
		['Replies acknowledged per second, of the Webhook node’s', trigger['Kaleyra Trigger'].perSecond / trigger.Webhook.perSecond, 'at least 0.90'],
		['Processor time for unwanted statuses, of the Webhook node’s', trigger['Kaleyra Trigger'].statusSeconds / trigger.Webhook.statusSeconds, 'at most 0.20'],
		['Time per message, most of all sizes to least', Math.max(...perMessage) / Math.min(...perMessage), 'at most 1.15'],
	] as const;
}

/** The ratios as lines for the terminal. */
export const ratioLines = (results: Results): string[] =>
	ratios(results).map(([what, value, goal]) => `${what.padEnd(62)} ${round(value)}   (${goal})`);

/** docs/benchmarks.md. */
export function report(results: Results, n8nVersion: string): string {
	const { cost, delivery, trigger, growth } = results;
	const nodeVersion = execFileSync(nodeForN8n(), ['--version'], { encoding: 'utf8' }).trim();
	const [cpu] = cpus();
	return `# Benchmarks

Written by \`npm run bench\`. Everything was measured in one run on one machine, n8n and the simulator on the same processors, so that the ratios say more than the numbers.

Machine: ${cpus().length} × ${cpu?.model ?? 'processor'}, ${round(totalmem() / 2 ** 30, 0)} GB, ${process.platform}. n8n ${n8nVersion} on Node.js ${nodeVersion}. ${new Date().toISOString().slice(0, 10)}.

## Ratios

| | measured | goal |
|---|---|---|
${ratios(results).map(([what, value, goal]) => `| ${what} | **${round(value)}** | ${goal} |`).join('\n')}

## ${many(results.costCount)} list messages without a limit

In a real n8n, each contender in a fresh one. The HTTP Request node sends the same JSON with its default settings; the bare loop is axios without n8n, with as many requests at once as the Kaleyra node (80) and, like n8n, a new connection for each.

| | time | peak memory of the process |
|---|---|---|
${(['Kaleyra', 'HTTP Request', 'bare loop'] as const).map((name) => `| ${name} | ${round(cost[name].seconds)} s | ${round(cost[name].memory, 0)} MB |`).join('\n')}

![Time](images/bench-time.svg)

![Memory](images/bench-memory.svg)

## ${many(results.deliveryCount)} messages where 80 per second are allowed, 2 % are answered 500 and 1 % of the connections break

| | delivered | told as “may have been sent” | lost without a word of that | twice | time (ideal ${round(delivery.Kaleyra.ideal, 0)} s) |
|---|---|---|---|---|---|
${(['Kaleyra', 'HTTP Request'] as const).map((name) => `| ${name} | ${many(delivery[name].delivered)} | ${many(delivery[name].unclear)} | ${many(delivery[name].lost)} | ${delivery[name].duplicated} | ${round(delivery[name].seconds, 1)} s |`).join('\n')}

![Delivery](images/bench-delivery.svg)

## Trigger

| | replies acknowledged per second | processor time for ${many(results.statuses)} status callbacks nobody asked for |
|---|---|---|
${(['Kaleyra Trigger', 'Webhook'] as const).map((name) => `| ${name} | ${round(trigger[name].perSecond, 0)} | ${round(trigger[name].statusSeconds, 1)} s |`).join('\n')}

The Webhook node starts an execution for every call; the Kaleyra Trigger answers a status that is not selected and starts nothing.

## Growth

| messages | time | per message | peak memory of n8n |
|---|---|---|---|
${growth.map(({ count, seconds, memory }) => `| ${many(count)} | ${round(seconds)} s | ${round((seconds / count) * 1000)} ms | ${round(memory, 0)} MB |`).join('\n')}
`;
}

/** The pictures by file name. */
export function pictures({ cost, costCount, delivery, deliveryCount }: Results): Record<string, string> {
	const names = ['Kaleyra', 'HTTP Request', 'bare loop'] as const;
	const bars = (value: (cost: Cost) => number, text: (value: number) => string) =>
		names.map((name) => ({ label: name, value: value(cost[name]), text: text(value(cost[name])), ours: name === 'Kaleyra' }));
	return {
		'bench-time.svg': barChart(`${many(costCount)} messages: time`, bars(({ seconds }) => seconds, (value) => `${round(value)} s`)),
		'bench-memory.svg': barChart(`${many(costCount)} messages: peak memory of the process`, bars(({ memory }) => memory, (value) => `${round(value, 0)} MB`)),
		'bench-delivery.svg': barChart(
			`Delivered of ${many(deliveryCount)} at 80 per second, with failures`,
			(['Kaleyra', 'HTTP Request'] as const).map((name) => ({
				label: name,
				value: delivery[name].delivered,
				text: many(delivery[name].delivered),
				ours: name === 'Kaleyra',
			})),
		),
	};
}
