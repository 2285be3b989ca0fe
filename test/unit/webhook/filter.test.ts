import type { EventKind, InboundEvent } from '../../../kaleyra/webhook/event';
import { listed, reasonToIgnore, type Filter } from '../../../kaleyra/webhook/filter';

const everything: Filter = { events: ['listReply', 'text', 'messageStatus'], statuses: [], replyIds: [], fromNumbers: [], businessNumbers: [] };

const tap = (more: Partial<InboundEvent> = {}): InboundEvent => ({
	event: 'listReply',
	from: '15550100123',
	to: '15550100999',
	phoneNumberId: '106540352242922',
	reply: { id: 'slot_09', title: '09:00' },
	...more,
});

const passes = (event: InboundEvent, filter: Partial<Filter>) =>
	reasonToIgnore(event, { ...everything, ...filter }) === undefined;

it('lists that are empty let everything through that was chosen', () => {
	expect(passes(tap(), {})).toBe(true);
});

it.each<[EventKind[], boolean]>([
	[['listReply'], true],
	[['text', 'listReply'], true],
	[['buttonReply'], false],
	[[], false],
])('with Events %j a tapped row comes in: %j', (events, expected) => {
	expect(passes(tap(), { events })).toBe(expected);
});

it.each([
	[['failed', 'notSent'], 'failed', true],
	[['failed'], 'read', false],
	[['failed'], 'played', false],
	[[], 'played', true],
])('with Statuses %j the report %s comes in: %j', (statuses, status, expected) => {
	expect(passes({ event: 'messageStatus', status }, { statuses })).toBe(expected);
});

it('statuses do not keep messages out', () => {
	expect(passes(tap(), { statuses: ['failed'] })).toBe(true);
});

it.each([
	[['slot_09'], true],
	[['slot_*'], true],
	[['*'], true],
	[['other', 'slot_09'], true],
	[['slot_0'], false],
	[['SLOT_09'], false],
	[['slot_09x*'], false],
])('with Reply IDs %j the row slot_09 comes in: %j', (replyIds, expected) => {
	expect(passes(tap(), { replyIds })).toBe(expected);
});

it('reply ids do not keep out what has no id', () => {
	expect(passes({ event: 'text', text: 'Hi' }, { replyIds: ['slot_*'] })).toBe(true);
});

it.each([
	[['+1 555 010-0123'], true],
	[['15550100123'], true],
	[['+1555*'], true],
	[['+1 555 01*'], true],
	[['15550100124'], false],
	[['5550100123'], false],
])('with From Numbers %j a message of 15550100123 comes in: %j', (fromNumbers, expected) => {
	expect(passes(tap(), { fromNumbers })).toBe(expected);
});

it('a sender who is not known is not among the numbers', () => {
	expect(passes(tap({ from: undefined }), { fromNumbers: ['*'] })).toBe(false);
});

it.each([
	[['+15550100999'], true],
	[['106540352242922'], true],
	[['+15550100998'], false],
])('with Business Numbers %j a message to 15550100999, whose ID is 106540352242922, comes in: %j', (businessNumbers, expected) => {
	expect(passes(tap(), { businessNumbers })).toBe(expected);
});

it.each<[string, InboundEvent, boolean]>([
	['a report of Kaleyra', { event: 'messageStatus', messageId: '1', status: 'notSent' }, true],
	['news about the account', { event: 'accountUpdate' }, true],
	['news about another number', { event: 'accountUpdate', to: '15550100998' }, false],
	['a report of another number', { event: 'messageStatus', to: '15550100998' }, false],
	['a message', { event: 'text', text: 'Hi' }, false],
])('business numbers and %s: the events that never name one pass without it', (_name, event, expected) => {
	const events: EventKind[] = ['messageStatus', 'accountUpdate', 'text'];
	expect(passes(event, { events, businessNumbers: ['+15550100999'] })).toBe(expected);
});

it('numbers of customers do not keep out news about the account', () => {
	expect(passes({ event: 'accountUpdate' }, { events: ['accountUpdate'], fromNumbers: ['+1555*'] })).toBe(true);
});

it('says which field keeps an event out, and what came', () => {
	expect(reasonToIgnore(tap(), { ...everything, events: ['text'] })).toBe('Events does not include listReply.');
	expect(reasonToIgnore(tap(), { ...everything, replyIds: ['a'] })).toBe('Reply IDs does not include slot_09.');
});

it('a field with several values may use commas and lines', () => {
	expect(listed(' a, b\n\nc ,')).toEqual(['a', 'b', 'c']);
});

it('what happened before Ignore Older Than is left out, to the millisecond, and an event without a time passes', () => {
	const notBefore = Date.parse('2026-01-01T10:00:00.000Z');
	const at = (timestamp?: string) => passes(tap({ timestamp }), { notBefore });
	expect([at('2026-01-01T09:59:59.999Z'), at('2026-01-01T10:00:00.000Z'), at(undefined)]).toEqual([false, true, true]);
	expect(passes(tap({ timestamp: '2001-01-01T00:00:00.000Z' }), {})).toBe(true);
	expect(reasonToIgnore(tap({ timestamp: '2001-01-01T00:00:00.000Z' }), { ...everything, notBefore })).toBe('Ignore Older Than leaves out 2001-01-01T00:00:00.000Z.');
});
