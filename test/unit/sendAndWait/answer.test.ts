import fc from 'fast-check';
import { acceptAnswer, readAnswerEvent, type AnswerEvent } from '../../../nodes/sendAndWait/answer';
import type { OpenQuestion } from '../../../nodes/sendAndWait/question';

const now = new Date('2026-11-20T10:00:00Z');
const tap: AnswerEvent = {
	from: '15550100123',
	profileName: 'Maya',
	messageId: 'wamid.1',
	reply: { id: 'said by the event', title: 'Approve' },
};
const approval: OpenQuestion = { round: 1, responseType: 'approval', askedNumber: '+15550100123' };
const answer = (change: object = {}) => ({ round: 1, ownId: 'approve', event: tap, ...change });

describe('acceptAnswer', () => {
	test.each([
		['approve', true],
		['decline', false],
		['said by the event', false],
	])('takes an approval with the id %j as approved: %s', (ownId, approved) => {
		expect(acceptAnswer(approval, answer({ ownId }), now)).toMatchObject({ data: { approved } });
	});

	test('believes the signed id, not the one the event repeats', () => {
		expect(acceptAnswer({ round: 1, responseType: 'buttons' }, answer({ ownId: 'yes' }), now)).toEqual({
			data: {
				answered: true,
				reply: { id: 'yes', title: 'Approve' },
				from: '15550100123',
				profileName: 'Maya',
				messageId: 'wamid.1',
				respondedAt: '2026-11-20T10:00:00.000Z',
			},
		});
	});

	test('gives a flow’s answers, with the user’s own token when there is one', () => {
		const event: AnswerEvent = { flow: { token: 'kw1…', response: { name: 'Ada' } } };
		const flow: OpenQuestion = { round: 1, responseType: 'flow' };
		expect(acceptAnswer(flow, { round: 1, ownId: '', event }, now)).toMatchObject({ data: { flow: { response: { name: 'Ada' } } } });
		expect(JSON.stringify(acceptAnswer(flow, { round: 1, ownId: '', event }, now))).not.toContain('token');
		expect(acceptAnswer(flow, { round: 1, ownId: 'lead', event }, now)).toMatchObject({ data: { flow: { token: 'lead' } } });
	});

	test.each([
		['no question is open', undefined, answer(), 'no longer open'],
		['another round is open', { ...approval, round: 2 }, answer(), 'no longer open'],
		['another number answers', approval, answer({ event: { ...tap, from: '15550100999' } }), 'another number'],
		['nobody is named', approval, answer({ event: { ...tap, from: undefined } }), 'another number'],
		['a flow comes for a tap', approval, answer({ event: { from: '15550100123', flow: { response: {} } } }), 'no answer'],
		['a tap comes for a flow', { round: 1, responseType: 'flow' as const }, answer(), 'no answer'],
	])('refuses when %s', (_, question, given, reason) => {
		expect(acceptAnswer(question, given, now)).toEqual({ refused: expect.stringContaining(reason) });
	});
});

describe('readAnswerEvent', () => {
	const whole = {
		event: 'flowReply',
		from: '15550100123',
		profileName: 'Maya',
		messageId: 'wamid.1',
		reply: { id: 'yes', title: 'Yes', description: 'of course' },
		flow: { token: 'lead', response: { name: 'Ada' }, responseText: '{' },
	};
	const read = (event: unknown) => readAnswerEvent(JSON.stringify(event));

	test('takes what counts, and leaves everything else behind', () => {
		const counts = { ...whole, event: undefined };
		const more = { late: true, toString: 1, reply: { ...whole.reply, html: '<b>' }, flow: { ...whole.flow, more: 1 } };
		expect(read({ ...whole, ...more })).toEqual(counts);
	});

	test('takes no key through which a prototype can be reached', () => {
		const text = '{"__proto__":{"from":"1"},"flow":{"response":{"__proto__":{"isAdmin":true},"name":"Ada"}}}';
		expect(readAnswerEvent(text)).toEqual({ flow: { response: { name: 'Ada' } } });
		expect(Object.keys(readAnswerEvent(text)?.flow?.response ?? {})).toEqual(['name']);
	});

	const places = ['from', 'profileName', 'messageId', 'reply', 'reply.id', 'reply.title', 'reply.description', 'flow', 'flow.token', 'flow.response', 'flow.responseText'];
	const strange: unknown[] = [null, true, false, 0, 1.5, [], [null], ['15550100123'], { a: 1 }, { toString: null }];

	test.each(places)('refuses an event with a value of another kind in %s', (place) => {
		const [outer = '', inner] = place.split('.') as [keyof typeof whole, string | undefined];
		const allowed = (value: unknown) => place === 'flow.response' && value !== null && !Array.isArray(value) && typeof value === 'object';
		for (const value of strange.filter((one) => !allowed(one))) {
			const event = { ...whole, [outer]: inner === undefined ? value : { ...(whole[outer as 'reply'] as object), [inner]: value } };
			expect([value, read(event)]).toEqual([value, undefined]);
		}
	});

	test('never throws, and no answer read from it does, whatever is posted', () => {
		fc.assert(
			fc.property(fc.oneof(fc.json(), fc.jsonValue(), fc.string(), fc.anything()), (posted) => {
				const event = readAnswerEvent(posted);
				if (event) acceptAnswer(approval, { round: 1, ownId: 'approve', event }, now);
			}),
		);
	});
});
