import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import { duplicateKey, keyOfAnswer, RecentKeys } from '../../kaleyra/webhook/duplicates';
import type { Answers, ReceivedEvent } from '../sendAndWait/forward';

/** How many events one trigger remembers while the process runs, and how many of them outlive it. */
const inProcess = 10_000;
const overRestarts = 1_000;
/** n8n writes what outlives the process as a whole, so it is handed over after this many events or this long. */
const saveEvery = 100;
const saveAfterMs = 1_000;
/** How long a copy waits before it looks again what became of the first. */
const pauseMs = 50;

/** What one trigger knows of the events that came in. */
class Memory {
	/** n8n has taken them in. */
	readonly seen = new RecentKeys(inProcess);
	/** Held by calls to which n8n has not responded yet. */
	readonly underWay = new Set<string>();
	/** Answers nothing waits for, as n8n itself said: they need not be forwarded again. */
	readonly late = new RecentKeys(inProcess);
	/** When `seen` was handed over last, by the monotonic clock, and how many have come since. */
	savedAt = -Infinity;
	unsaved = 0;
}

/** How many triggers are remembered; the one that was quiet longest is forgotten first. */
const maxTriggers = 1_000;
const memories = new Map<string, Memory>();

/**
 * The events of one call, held until n8n has responded to it. Only then do they count as seen: when n8n could
 * not take them in, they come again and are as new as the first time.
 */
export class Claim implements Answers {
	private readonly open = new Map<ReceivedEvent, string>();
	private handedOver = 0;

	constructor(
		/** What the trigger did not have before, in the order of the call. */
		readonly events: ReceivedEvent[],
		private readonly keys: ReadonlyMap<ReceivedEvent, string>,
		private readonly memory: Memory,
		private readonly ignoreDuplicates: boolean,
	) {
		for (const one of events) {
			const key = keys.get(one);
			if (key === undefined) continue;
			this.open.set(one, key);
			memory.underWay.add(key);
		}
	}

	take(answer: ReceivedEvent): void {
		const key = this.open.get(answer);
		if (key === undefined) return;
		this.open.delete(answer);
		this.memory.underWay.delete(key);
		this.memory.seen.add(key);
		this.memory.unsaved++;
	}

	noteLate(answer: ReceivedEvent): void {
		this.memory.late.add(this.keys.get(answer) ?? '');
	}

	isLate(answer: ReceivedEvent): boolean {
		return this.memory.late.has(this.keys.get(answer) ?? '');
	}

	/** Ends the claim: n8n has taken the call in, or it has not. */
	settle(isAccepted: boolean): void {
		for (const key of this.open.values()) {
			this.memory.underWay.delete(key);
			if (isAccepted && this.ignoreDuplicates) this.memory.seen.add(key);
		}
		this.open.clear();
		if (isAccepted || this.handedOver === 0) return;
		// n8n saves nothing with a call that failed.
		this.memory.unsaved += this.handedOver;
		this.memory.savedAt = -Infinity;
	}

	/** Hands over to n8n what is to outlive the process, when it is time. n8n saves it once it has accepted this call. */
	save(context: IWebhookFunctions): void {
		const { memory } = this;
		const own = this.ignoreDuplicates ? [...this.open.values()] : [];
		memory.unsaved += own.length;
		if (memory.unsaved < saveEvery && performance.now() - memory.savedAt < saveAfterMs) return;
		this.handedOver = this.handOver(context, own);
	}

	/** The same for a call that is to come again: what its executions took is seen, the rest is not. At once. */
	saveTaken(context: IWebhookFunctions): void {
		this.handOver(context, []);
	}

	/** Returns how many events were not handed over before. */
	private handOver(context: IWebhookFunctions, own: string[]): number {
		const { memory } = this;
		const count = memory.unsaved;
		if (context.getMode() === 'manual' || count === 0) return 0;
		context.getWorkflowStaticData('node').seen = [...memory.seen.newest(overRestarts), ...own].slice(-overRestarts);
		memory.unsaved = 0;
		memory.savedAt = performance.now();
		return count;
	}
}

/**
 * Claims what this trigger did not have before; what is in one call twice counts once. A copy of an
 * event that another call holds waits until n8n has responded to that call; nothing when that is still open
 * at the deadline (of the monotonic clock). Nothing is claimed meanwhile, so no two calls wait for each other.
 *
 * Two memories work together, because n8n writes a node's static data back as a whole after each call (the
 * last writer wins), and a memory of the process ends with the process. A test call neither looks into
 * these memories nor leaves a trace there. Answers to questions are always remembered, because n8n wakes
 * an execution once; other events where `ignoreDuplicates` says so.
 */
export async function claim(
	context: IWebhookFunctions,
	received: ReceivedEvent[],
	{ ignoreDuplicates, deadline }: { ignoreDuplicates: boolean; deadline: number },
): Promise<Claim | undefined> {
	const memory = memoryOf(context);
	const keys = new Map<ReceivedEvent, string>();
	for (const one of received) {
		const key = one.token ? keyOfAnswer(one.event) : ignoreDuplicates ? duplicateKey(one.event) : undefined;
		if (key !== undefined) keys.set(one, key);
	}
	const different = new Set(keys.values());
	while ([...different].some((key) => memory.underWay.has(key))) {
		if (performance.now() >= deadline) return undefined;
		await sleep(pauseMs);
	}
	const fresh = received.filter((one) => {
		const key = keys.get(one);
		return key === undefined || (!memory.seen.has(key) && different.delete(key));
	});
	const claimed = new Claim(fresh, keys, memory, ignoreDuplicates);
	whenResponded(context, (isAccepted) => claimed.settle(isAccepted));
	return claimed;
}

/** The memory of the trigger that is called, with what n8n has saved of it. */
function memoryOf(context: IWebhookFunctions): Memory {
	if (context.getMode() === 'manual') return new Memory();
	const trigger = `${context.getWorkflow().id} ${context.getNode().id}`;
	const memory = memories.get(trigger) ?? new Memory();
	memories.delete(trigger);
	memories.set(trigger, memory);
	if (memories.size > maxTriggers) memories.delete(memories.keys().next().value as string);
	const { seen } = context.getWorkflowStaticData('node');
	if (Array.isArray(seen)) seen.forEach((key) => memory.seen.add(String(key)));
	return memory;
}

/**
 * Calls back once, when n8n responds to the call that it is handling: whether it has taken it in. The response
 * says that, and not the connection: when a caller gives up, n8n goes on with the call all the same.
 */
function whenResponded(context: IWebhookFunctions, settle: (isAccepted: boolean) => void): void {
	const response = context.getResponseObject();
	const end = response.end.bind(response) as (...given: unknown[]) => typeof response;
	response.end = (...given: unknown[]) => {
		response.end = end;
		settle(response.statusCode < 400);
		return end(...given);
	};
}
