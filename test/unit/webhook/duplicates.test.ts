import type { InboundEvent } from '../../../kaleyra/webhook/event';
import { keyOfAnswer, duplicateKey, RecentKeys } from '../../../kaleyra/webhook/duplicates';

describe('the key of an event', () => {
	it('is the same for the same message, whatever else differs', () => {
		expect(duplicateKey({ event: 'text', messageId: 'wamid.1', text: 'a' })).toBe(
			duplicateKey({ event: 'text', messageId: 'wamid.1', text: 'b' }),
		);
	});

	it('differs between messages', () => {
		expect(duplicateKey({ event: 'text', messageId: 'wamid.1' })).not.toBe(duplicateKey({ event: 'text', messageId: 'wamid.2' }));
	});

	it('differs between the statuses of one message', () => {
		const status = (name: string) => duplicateKey({ event: 'messageStatus', messageId: 'wamid.1', status: name });
		expect(new Set([status('sent'), status('delivered'), status('sent')]).size).toBe(2);
	});

	it('without an id is the content with its time', () => {
		const text = (timestamp?: string) => duplicateKey({ event: 'text', from: '15550100123', text: 'ok', timestamp });
		expect(text('2026-01-01T10:00:00.000Z')).toBe(text('2026-01-01T10:00:00.000Z'));
		expect(text('2026-01-01T10:00:00.000Z')).not.toBe(text('2026-01-01T10:00:01.000Z'));
		expect(text(undefined)).toBeUndefined();
	});

	it('of account news is their content with their time', () => {
		const news = (timestamp?: string) => duplicateKey({ event: 'accountUpdate', timestamp, account: { type: 'numberQuality' } });
		expect(news('2026-01-01T10:00:00.000Z')).toBeDefined();
		expect(news()).toBeUndefined();
	});

	it('is short for the longest id', () => {
		expect(duplicateKey({ event: 'text', messageId: 'x'.repeat(1_000_000) })).toHaveLength(22);
	});
});

describe('the key of an answer', () => {
	it('is that of the event, and there even when the event tells neither id nor time', () => {
		const tap = (id: string): InboundEvent => ({ event: 'buttonReply', reply: { id, title: 'Yes' } });
		expect(keyOfAnswer({ ...tap('a'), messageId: 'wamid.1' })).toBe(duplicateKey({ ...tap('b'), messageId: 'wamid.1' }));
		expect(keyOfAnswer(tap('a'))).toBe(keyOfAnswer(tap('a')));
		expect(keyOfAnswer(tap('a'))).not.toBe(keyOfAnswer(tap('b')));
	});
});

describe('the memory', () => {
	const filled = (limit: number, ...keys: string[]) => {
		const memory = new RecentKeys(limit);
		for (const key of keys) memory.add(key);
		return memory;
	};

	it('knows what was added', () => {
		const memory = filled(3, 'a');
		expect([memory.has('a'), memory.has('b')]).toEqual([true, false]);
	});

	it('forgets the oldest when it is full', () => {
		const memory = filled(3, 'a', 'b', 'c', 'b', 'd');
		expect(memory.newest(10)).toEqual(['b', 'c', 'd']);
		expect(memory.has('a')).toBe(false);
	});

	it('gives the newest keys', () => {
		expect(filled(10, 'a', 'b', 'c').newest(2)).toEqual(['b', 'c']);
	});
});
