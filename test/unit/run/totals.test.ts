import type { Failure } from '../../../kaleyra/api/request';
import { failed, ok } from '../../../kaleyra/result';
import { Totals, type Outcome } from '../../../nodes/Kaleyra/run/report';

const job = (item: number) => ({ itemIndexes: [item], place: 0, from: '+15550100001', to: '+15550100002', reference: {} });
const outcome = (item: number, answer: Outcome['answer']): Outcome => ({ job: job(item), answer });
const failure = (changes: Partial<Failure> = {}): Failure => ({
	code: 'WA400',
	message: 'Kaleyra refused it',
	fix: 'Mend it',
	sent: 'refused',
	...changes,
});

const sent = (item: number) => outcome(item, ok({ messageId: 'm', code: 'WA202', message: 'Accepted' }));
const refused = (item: number, code = 'WA400') => outcome(item, failed(failure({ code })));
const notSent = (item: number) => outcome(item, failed(failure({ code: 'ECONNREFUSED', sent: 'no' })));
const unclear = (item: number) => outcome(item, failed(failure({ code: 'ETIMEDOUT', sent: 'unknown' })));
const invalid = (item: number, field: string) =>
	outcome(item, failed([{ field, problem: 'is empty', fix: 'Enter one' }, { field: 'Footer', problem: 'is too long', fix: 'Cut it' }]));

const totalsOf = (outcomes: readonly Outcome[]) => {
	const totals = new Totals();
	for (const one of outcomes) totals.add(one);
	return totals;
};
const items = (count: number) => Array.from({ length: count }, (_, item) => item);

test('of the items whose message may have been sent, the last 200 are kept', () => {
	expect(totalsOf(items(199).map(unclear)).unclearItems).toEqual(items(199));
	expect(totalsOf(items(200).map(unclear)).unclearItems).toEqual(items(200));
	expect(totalsOf(items(201).map(unclear)).unclearItems).toEqual(items(201).slice(1));
	expect(totalsOf([...items(200).map(unclear), ...items(5).map(sent), unclear(999)]).unclearItems).toEqual([...items(200).slice(1), 999]);
});

test('the first item not sent is the lowest, in whatever order they end', () => {
	expect(totalsOf([notSent(7), notSent(3), notSent(5)]).firstItemNotSent).toBe(3);
	expect(totalsOf([sent(0), unclear(1), refused(2), invalid(3, 'To')]).firstItemNotSent).toBeUndefined();
	expect(totalsOf([notSent(4), notSent(0)]).firstItemNotSent).toBe(0);
});

test('each message is counted once, by what became of it', () => {
	const totals = totalsOf([sent(0), sent(1), refused(2), notSent(3), unclear(4), invalid(5, 'To')]);
	expect(totals.total).toBe(6);
	expect(totals.toJson()).toMatchObject({ total: 6, sent: 2, mayHaveBeenSent: 1, refused: 1, invalid: 1, notSent: 1 });
	expect(String(totals)).toBe('2 sent, 1 may have been sent, 1 refused by Kaleyra, 1 not sent because of their fields, 1 not sent');
});

test('what did not happen is not mentioned, but how many were sent always is', () => {
	expect(String(totalsOf(items(1234).map((item) => refused(item))))).toBe('0 sent, 1,234 refused by Kaleyra');
	expect(String(totalsOf([sent(0)]))).toBe('1 sent');
});

test('reasons are counted apart by code, or by the field that comes first; the most frequent comes first', () => {
	const { reasons } = totalsOf([sent(0), refused(1), invalid(2, 'To'), invalid(3, 'Body'), invalid(4, 'To'), invalid(5, 'To'), refused(6, 'E413'), refused(7)]).toJson();
	expect(reasons).toEqual([
		{ code: 'INVALID_MESSAGE', message: 'To is empty', count: 3 },
		{ code: 'WA400', message: 'Kaleyra refused it', count: 2 },
		{ code: 'INVALID_MESSAGE', message: 'Body is empty', count: 1 },
		{ code: 'E413', message: 'Kaleyra refused it', count: 1 },
	]);
});
