import { createHash } from 'node:crypto';
import type { InboundEvent } from './event';

/**
 * What makes two deliveries the same: the message's id, and for a report also its status. What has no id
 * (messages through a callback profile, account news) is the same when it says the same about the same
 * second. Nothing when neither is known, and such an event is never a duplicate.
 */
export function duplicateKey(event: InboundEvent): string | undefined {
	const id = event.messageId ?? (event.timestamp && JSON.stringify(event));
	if (id === undefined) return undefined;
	// Hashed to a fixed 22 characters, so that neither a long id nor a customer's text fills the memory.
	return createHash('sha256').update(`${event.status ?? ''} ${id}`).digest('base64url').slice(0, 22);
}

/**
 * The same for an answer to a question, which always has a key: a question is answered once, so an answer
 * without id and time is the same when it says the same.
 */
export function keyOfAnswer(event: InboundEvent): string {
	return duplicateKey(event) ?? duplicateKey({ ...event, timestamp: 'none' })!;
}

/** Remembers the newest keys, up to a limit; the oldest makes room. */
export class RecentKeys {
	private readonly keys = new Set<string>();

	constructor(private readonly limit: number) {}

	has(key: string): boolean {
		return this.keys.has(key);
	}

	add(key: string): void {
		if (this.keys.has(key)) return;
		this.keys.add(key);
		if (this.keys.size > this.limit) this.keys.delete(this.keys.values().next().value as string);
	}

	/** The newest keys, the very newest last. */
	newest(count: number): string[] {
		return [...this.keys].slice(-count);
	}
}
