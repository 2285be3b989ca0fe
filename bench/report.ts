import { cpus, totalmem } from 'node:os';
import type { Cost } from './child';
import type { Contender } from './contenders';
import type { Profile } from './host';
import type { CostTable, Delivery, Growth, Where } from './sending';
import type { TriggerContender, TriggerTable } from './trigger';

export interface Results {
	/** How many messages and calls were measured. */
	size: Record<'cost' | 'delivery' | 'replies' | 'statuses' | 'lazyStatuses' | 'profiledMessages' | 'profiledStatuses', number>;
	cost: Record<Where, CostTable>;
	delivery: Record<Contender, Delivery>;
	trigger: TriggerTable;
	/** With N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE. */
	lazyTrigger: TriggerTable;
	sendingProfile: Record<Contender, Profile>;
	statusProfile: Record<TriggerContender, Profile>;
	lazyStatusProfile: Record<TriggerContender, Profile>;
	growth: Growth[];
}

const round = (value: number, digits = 2) => value.toFixed(digits);
const many = (value: number) => value.toLocaleString('en');

/** The ratios and the goals they are held against. */
function ratios({ cost, delivery, trigger, lazyTrigger, growth }: Results) {
	const perMessage = growth.map(({ count, seconds }) => seconds / count);
	const [least = 0] = perMessage;
	const most = perMessage.at(-1) ?? 0;
	const ofCost = (where: Where, place: string) => {
		const { Kaleyra, 'HTTP Request': http, 'bare loop': loop } = cost[where];
		return [
			[`Time ${place}, of the HTTP Request node’s`, Kaleyra.seconds / http.seconds, 'at most 0.80'],
			[`Peak memory ${place}, of the HTTP Request node’s`, Kaleyra.memory / http.memory, 'at most 0.70'],
			[`Memory for the campaign ${place}, of the HTTP Request node’s`, Kaleyra.grown / http.grown, ''],
			[`Time ${place}, of the bare loop’s`, Kaleyra.seconds / loop.seconds, 'at most 1.50'],
		] as const;
	};
	const ofTrigger = ({ 'Kaleyra Trigger': ours, Webhook: theirs }: TriggerTable, place: string) =>
		[
			[`Replies acknowledged per second${place}, of the Webhook node’s`, ours.perSecond / theirs.perSecond, 'at least 0.90'],
			[`Processor time for unwanted statuses${place}, of the Webhook node’s`, ours.statusMs / theirs.statusMs, 'at most 0.20'],
		] as const;
	return [
		...ofCost('engine', 'in the engine'),
		...ofCost('n8n', 'in n8n'),
		['Elapsed at the limit, of the ideal', delivery.Kaleyra.seconds / delivery.Kaleyra.ideal, 'at most 1.10'],
		...ofTrigger(trigger, ''),
		...ofTrigger(lazyTrigger, ' with isolates on demand'),
		[`Time per message of ${many(growth.at(-1)?.count ?? 0)}, of that of ${many(growth[0]?.count ?? 0)}`, most / least, 'at most 1.15'],
	] as const;
}

/** The ratios as lines for the terminal. */
export const ratioLines = (results: Results): string[] =>
	ratios(results).map(([what, value, goal]) => `${what.padEnd(84)} ${round(value)}${goal && `   (${goal})`}`);

const costRows = (table: CostTable) =>
	(['Kaleyra', 'HTTP Request', 'bare loop'] as const)
		.map((name) => `| ${name} | ${round(table[name].seconds)} s | ${round(table[name].memory, 0)} MB | ${round(table[name].grown, 0)} MB |`)
		.join('\n');

const triggerRows = (table: TriggerTable) =>
	(['Kaleyra Trigger', 'Webhook'] as const)
		.map((name) => `| ${name} | ${round(table[name].perSecond, 0)} | ${round(table[name].statusMs, 1)} ms |`)
		.join('\n');

function profileTable(profiles: Record<string, Profile>, count: number): string {
	const [ours, theirs] = Object.entries(profiles) as [[string, Profile], [string, Profile]];
	const rows = (Object.keys(ours[1]) as Array<keyof Profile>).map(
		(part) => `| ${part} | ${round(ours[1][part] / count)} ms | ${round(theirs[1][part] / count)} ms |`,
	);
	return [`| | ${ours[0]} | ${theirs[0]} |`, '|---|---|---|', ...rows].join('\n');
}

/** docs/benchmarks.md. */
export function report(results: Results, n8nVersion: string): string {
	const { size, cost, delivery, trigger, lazyTrigger, sendingProfile, statusProfile, lazyStatusProfile, growth } = results;
	// All of it runs on n8n's Node.js.
	const nodeVersion = process.version;
	const [cpu] = cpus();
	return `# Benchmarks

Written by \`npm run bench\`. Everything was measured in one run on one machine, n8n and the simulator on the same processors, so that the ratios say more than the numbers.

Machine: ${cpus().length} × ${cpu?.model ?? 'processor'}, ${round(totalmem() / 2 ** 30, 0)} GB, ${process.platform}. n8n ${n8nVersion} on Node.js ${nodeVersion}. ${new Date().toISOString().slice(0, 10)}.

## Ratios

| | measured | goal |
|---|---|---|
${ratios(results).map(([what, value, goal]) => `| ${what} | **${round(value)}** | ${goal} |`).join('\n')}

## ${many(size.cost)} list messages without a limit

Each contender in a fresh process. The HTTP Request node sends the same JSON with its default settings; the bare loop is axios without n8n, with as many requests at once as the Kaleyra node (80) and, like n8n, a new connection for each.

In a real n8n:

| | time | peak memory of the process | of it, for the campaign |
|---|---|---|---|
${costRows(cost.n8n)}

On n8n-core's own engine, without the server around it (and with its older way to evaluate expressions, which takes no isolate):

| | time | peak memory of the process | of it, for the campaign |
|---|---|---|---|
${costRows(cost.engine)}

An n8n that does nothing holds the memory by which the two columns differ; it is the same for both nodes.

![Time](images/bench-time.svg)

![Memory](images/bench-memory.svg)

## ${many(size.delivery)} messages where 80 per second are allowed, 2 % are answered 500 and 1 % of the connections break

| | delivered | told as “may have been sent” | lost without a word of that | twice | time (ideal ${round(delivery.Kaleyra.ideal, 0)} s) |
|---|---|---|---|---|---|
${(['Kaleyra', 'HTTP Request'] as const).map((name) => `| ${name} | ${many(delivery[name].delivered)} | ${many(delivery[name].unclear)} | ${many(delivery[name].lost)} | ${delivery[name].duplicated} | ${round(delivery[name].seconds, 1)} s |`).join('\n')}

![Delivery](images/bench-delivery.svg)

## Trigger

${many(size.replies)} replies from 20 callers at a time, and status callbacks nobody asked for. The Webhook node starts an execution for every call; the Kaleyra Trigger answers a status that is not selected and starts nothing.

As n8n is installed (${many(size.statuses)} status callbacks):

| | replies acknowledged per second | processor time per status callback |
|---|---|---|
${triggerRows(trigger)}

With \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\` (${many(size.lazyStatuses)} status callbacks):

| | replies acknowledged per second | processor time per status callback |
|---|---|---|
${triggerRows(lazyTrigger)}

n8n evaluates expressions in an isolate, and makes one for every webhook call, whether there is an expression or not. It spares only one kind of node that: its own Webhook node. With the setting, an isolate is made when the first expression asks for one, and both nodes are on equal terms. Whoever gets thousands of status callbacks should set it, or ask Kaleyra for fewer reports.

## Where the time goes

Processor time of n8n by a sampling profiler, which slows everything down a little. Sending, per message (${many(size.profiledMessages)} messages):

${profileTable(sendingProfile, size.profiledMessages)}

A message of this campaign has three fields with expressions, which n8n evaluates one by one, each in its isolate, and the HTTP Request node has one. That, and the request helper, which opens a connection for every request, is what parts a campaign in n8n from a bare loop. On the engine alone, where evaluating is cheaper, the distance is smaller, and the HTTP Request node is ahead in time: it has less to evaluate and fires all requests at once, which costs it memory and, where there is a limit, messages. The package’s own share is the row “this package”.

A status callback nobody asked for, n8n as it is installed (${many(size.profiledStatuses)} calls):

${profileTable(statusProfile, size.profiledStatuses)}

The same with \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`. What is left is what n8n does for every call before it asks the node, above all loading the workflow from its database:

${profileTable(lazyStatusProfile, size.profiledStatuses)}

## Growth

| messages | time | per message | peak memory of n8n |
|---|---|---|---|
${growth.map(({ count, seconds, memory }) => `| ${many(count)} | ${round(seconds)} s | ${round((seconds / count) * 1000)} ms | ${round(memory, 0)} MB |`).join('\n')}
`;
}

/** The pictures by file name. */
export function pictures({ size, cost, delivery }: Results): Record<string, string> {
	const names = ['Kaleyra', 'HTTP Request', 'bare loop'] as const;
	const bars = (value: (cost: Cost) => number, text: (value: number) => string) =>
		names.map((name) => ({ label: name, value: value(cost.n8n[name]), text: text(value(cost.n8n[name])), ours: name === 'Kaleyra' }));
	return {
		'bench-time.svg': barChart(`${many(size.cost)} messages: time`, bars(({ seconds }) => seconds, (value) => `${round(value)} s`)),
		'bench-memory.svg': barChart(`${many(size.cost)} messages: peak memory of the process`, bars(({ memory }) => memory, (value) => `${round(value, 0)} MB`)),
		'bench-delivery.svg': barChart(
			`Delivered of ${many(size.delivery)} at 80 per second, with failures`,
			(['Kaleyra', 'HTTP Request'] as const).map((name) => ({
				label: name,
				value: delivery[name].delivered,
				text: many(delivery[name].delivered),
				ours: name === 'Kaleyra',
			})),
		),
	};
}

interface Bar {
	label: string;
	value: number;
	/** The value in words. */
	text: string;
	ours?: boolean;
}

const WIDTH = 640;
const LEFT = 170;
const RIGHT = 110;
const ROW = 34;
const TOP = 56;

/** Horizontal bars as SVG, readable on light and dark pages. */
function barChart(title: string, bars: Bar[]): string {
	const height = TOP + bars.length * ROW + 12;
	const most = Math.max(...bars.map(({ value }) => value));
	const rows = bars.map(({ label, value, text, ours }, index) => {
		const y = TOP + index * ROW;
		const width = Math.max(2, (value / most) * (WIDTH - LEFT - RIGHT));
		return [
			`<text x="${LEFT - 10}" y="${y + 16}" text-anchor="end">${escape(label)}</text>`,
			`<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="22" rx="3" fill="${ours ? '#0b7a5c' : '#8a8f98'}"/>`,
			`<text x="${(LEFT + width + 8).toFixed(1)}" y="${y + 16}">${escape(text)}</text>`,
		].join('\n');
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="#24292f">
<title>${escape(title)}</title>
<rect width="${WIDTH}" height="${height}" rx="8" fill="#ffffff"/>
<text x="16" y="30" font-size="15" font-weight="600">${escape(title)}</text>
${rows.join('\n')}
</svg>
`;
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
