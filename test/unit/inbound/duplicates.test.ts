import { duplicateKey, RecentKeys } from '../../../kaleyra/inbound/duplicates';

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

describe('the memory', () => {
	it('gives a key to the first caller only', () => {
		const memory = new RecentKeys(3);
		expect([memory.claim('a'), memory.claim('a'), memory.claim('b')]).toEqual([true, false, true]);
	});

	it('forgets the oldest when it is full', () => {
		const memory = new RecentKeys(3);
		for (const key of ['a', 'b', 'c', 'd']) memory.claim(key);
		expect(memory.newest(10)).toEqual(['b', 'c', 'd']);
		expect(memory.claim('a')).toBe(true);
	});

	it('gives the newest keys', () => {
		const memory = new RecentKeys(10);
		for (const key of ['a', 'b', 'c']) memory.claim(key);
		expect(memory.newest(2)).toEqual(['b', 'c']);
	});
});
