import { readPayload } from '../../../kaleyra/webhook/read';

const eventOf = (payload: object) => readPayload(payload).received[0]?.event;

/** What makes a payload the report, and the names under which each key of the event is looked for, the first of them first. */
const reports: Array<[string, object, Record<string, string[]>]> = [
	['v1Status', { id: 'm', status: 'failed' }, { from: ['mobile', 'recipient', 'to'], to: ['wanumber'], code: ['code', 'error_code'], title: ['reason', 'error'] }],
	['notice', { message_id: 'm', status: 'failed' }, { from: ['to', 'recipient', 'mobile'], code: ['code'], title: ['reason'] }],
	[
		'v3Status',
		{ MESSANGI_ID: 'm', STATUS: 'failed' },
		{ from: ['TO', 'to'], to: ['FROM', 'from'], code: ['code'], title: ['reason', 'error'], clientId: ['CLIENT_ID', 'clientId'], externalId: ['EXTERNAL_ID', 'externalId'] },
	],
];

describe.each(reports)('the report %s', (shape, least, fields) => {
	it('is known by its id and its status', () => {
		expect(readPayload(least)).toMatchObject({ shape, received: [{ event: { event: 'messageStatus', messageId: 'm', status: 'failed' } }] });
	});

	it.each(Object.entries(fields))('has %s under the names %j, the first that is filled in', (key, names) => {
		for (const index of names.keys()) {
			const given = Object.fromEntries(names.slice(index).map((name, place) => [name, `${index + place + 1}000`]));
			const empty = Object.fromEntries(names.slice(0, index).map((name) => [name, '<unfilled>']));
			const event = eventOf({ ...least, ...empty, ...given });
			const value = { ...event, ...event?.errors?.[0] }[key];
			expect(String(value)).toBe(`${index + 1}000`);
		}
	});

	it.each(shape === 'v3Status' ? ['DATE', 'date', 'timestamp'] : ['created_at', 'timestamp'])('takes its time from %s', (name) => {
		expect(eventOf({ ...least, [name]: '1767261600' })?.timestamp).toBe('2026-01-01T10:00:00.000Z');
	});
});

it('the notice finds its id and account in extra_info, and references in there alone', () => {
	const notice = { status: 'notSent', ref: 'outside', extra_info: { message_id: 'm', waba_id: 'w', ref: 'a', ref1: 'b' } };
	expect(eventOf(notice)).toEqual({ event: 'messageStatus', messageId: 'm', status: 'notSent', reference: { ref: 'a', ref1: 'b' }, wabaId: 'w' });
	expect(eventOf({ ...notice, message_id: 'outer' })?.messageId).toBe('outer');
});

it.each(['transactionId', 'clientId', 'externalId', 'CLIENT_ID'])('a status with %s is a report of v3, which has no references', (id) => {
	const { shape, received } = readPayload({ status: 'read', [id]: 'x', ref: 'a' });
	expect(shape).toBe('v3Status');
	expect(received[0]?.event.reference).toBeUndefined();
});

it('a delivered message has no reason', () => {
	expect(eventOf({ id: 'm', status: 'delivered', code: '1', reason: 'none' })?.errors).toBeUndefined();
});
