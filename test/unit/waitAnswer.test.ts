import type { InboundEvent } from '../../kaleyra/inbound/event';
import { readAnswer, type OpenQuestion } from '../../kaleyra/waitAnswer';

const now = new Date('2026-11-20T10:00:00Z');
const tap: InboundEvent = {
	event: 'buttonReply',
	from: '15550100123',
	profileName: 'Maya',
	messageId: 'wamid.1',
	reply: { id: 'said by the event', title: 'Approve' },
};
const approval: OpenQuestion = { round: 1, responseType: 'approval', askedNumber: '+15550100123' };
const answer = (change: object = {}) => ({ round: 1, ownId: 'approve', event: tap, ...change });

describe('readAnswer', () => {
	test.each([
		['approve', true],
		['decline', false],
		['said by the event', false],
	])('takes an approval with the id %j as approved: %s', (ownId, approved) => {
		expect(readAnswer(approval, answer({ ownId }), now)).toMatchObject({ data: { approved } });
	});

	test('believes the sealed id, not the one the event repeats', () => {
		expect(readAnswer({ round: 1, responseType: 'buttons' }, answer({ ownId: 'yes' }), now)).toEqual({
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
		const event: InboundEvent = { event: 'flowReply', flow: { token: 'kw1…', response: { name: 'Ada' } } };
		const flow: OpenQuestion = { round: 1, responseType: 'flow' };
		expect(readAnswer(flow, { round: 1, ownId: '', event }, now)).toMatchObject({ data: { flow: { response: { name: 'Ada' } } } });
		expect(JSON.stringify(readAnswer(flow, { round: 1, ownId: '', event }, now))).not.toContain('token');
		expect(readAnswer(flow, { round: 1, ownId: 'lead', event }, now)).toMatchObject({ data: { flow: { token: 'lead' } } });
	});

	test.each([
		['no question is open', undefined, answer(), 'no longer open'],
		['another round is open', { ...approval, round: 2 }, answer(), 'no longer open'],
		['another number answers', approval, answer({ event: { ...tap, from: '15550100999' } }), 'another number'],
		['nobody is named', approval, answer({ event: { ...tap, from: undefined } }), 'another number'],
		['a flow comes for a tap', approval, answer({ event: { event: 'flowReply', from: '15550100123', flow: { response: {} } } }), 'no answer'],
		['a tap comes for a flow', { round: 1, responseType: 'flow' as const }, answer(), 'no answer'],
	])('refuses when %s', (_, question, given, reason) => {
		expect(readAnswer(question, given, now)).toEqual({ refused: expect.stringContaining(reason) });
	});
});
