import type { IWebhookFunctions } from 'n8n-workflow';

import { duplicateKey, RecentKeys } from '../../kaleyra/inbound/duplicates';
import type { Received } from '../../kaleyra/inbound/received';

/** How many events one trigger remembers while the process runs, and how many of them outlive it. */
const inProcess = 10_000;
const overRestarts = 1_000;

/** So many triggers are remembered; the one that was quiet longest is forgotten first. */
const maxTriggers = 1_000;
const memories = new Map<string, RecentKeys>();

/**
 * Drops what this trigger had before, and what stands twice in one call. The first of two parallel calls
 * wins: nothing here waits. Two memories work together, because n8n writes a node's static data back as a
 * whole after each call (the last writer wins), and a memory of the process ends with the process.
 * A test call neither looks into these memories nor leaves a trace there.
 */
export function withoutDuplicates(context: IWebhookFunctions, received: Received[]): Received[] {
	if (context.getMode() === 'manual') return claimed(received, new RecentKeys(inProcess));
	const memory = memoryOf(`${context.getWorkflow().id} ${context.getNode().id}`);
	const stored = context.getWorkflowStaticData('node');
	if (Array.isArray(stored.seen)) stored.seen.forEach((key) => memory.claim(String(key)));
	const fresh = claimed(received, memory);
	if (fresh.length > 0) stored.seen = memory.newest(overRestarts);
	return fresh;
}

function claimed(received: Received[], memory: RecentKeys): Received[] {
	return received.filter(({ event }) => {
		const key = duplicateKey(event);
		return key === undefined || memory.claim(key);
	});
}

function memoryOf(trigger: string): RecentKeys {
	const memory = memories.get(trigger) ?? new RecentKeys(inProcess);
	memories.delete(trigger);
	memories.set(trigger, memory);
	if (memories.size > maxTriggers) memories.delete(memories.keys().next().value as string);
	return memory;
}
