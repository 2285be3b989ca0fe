import { explainNotSent, explainWhatsAppError, knownErrors, notSentReasons, whatsAppErrors } from '../../kaleyra/api/errorCodes';
import type { Source } from '../../kaleyra/sources';
import { allBounds } from '../../scripts/docs/reference';

const bounds = allBounds();
const named: Array<[what: string, sources: readonly Source[]]> = [
	...bounds.map(({ path, limit }): [string, readonly Source[]] => [path.join('.'), limit.sources]),
	...knownErrors.map(({ code, source }): [string, Source[]] => [code, [source]]),
	...[...whatsAppErrors].map(([code, { source }]): [string, Source[]] => [String(code), [source]]),
	...notSentReasons.map(({ explanation, source }): [string, Source[]] => [explanation, [source]]),
];
/** Bounds that no page names. */
const ours = ['flow.token'];

test('only these bounds are of this package’s own, each with its reason', () => {
	expect(bounds.filter(({ limit }) => limit.sources.length === 0).map(({ path }) => path.join('.'))).toEqual(ours);
	expect(bounds.filter(({ limit }) => limit.sources.length === 0).every(({ limit }) => limit.reason)).toBe(true);
});

test.each(named.filter(([what]) => !ours.includes(what)))('%s names the page that says so, with address and month', (_, sources) => {
	expect(sources.length).toBeGreaterThan(0);
	for (const { title, url, seen } of sources) {
		expect(title).toMatch(/\S/);
		expect(new URL(url).protocol).toBe('https:');
		expect(seen).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
	}
});

test('one address has one title', () => {
	const titles = new Map<string, Set<string>>();
	for (const { title, url } of named.flatMap(([, sources]) => sources)) titles.set(url, (titles.get(url) ?? new Set()).add(title));
	expect([...titles].filter(([, all]) => all.size > 1)).toEqual([]);
});

test('an explanation in an event holds no source', () => {
	expect(Object.keys(explainWhatsAppError(131047) ?? {})).toEqual(['explanation', 'whatToDo']);
	expect(Object.keys(explainNotSent('', 'Account daily limit reached') ?? {})).toEqual(['explanation', 'whatToDo']);
});
