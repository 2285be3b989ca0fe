import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtCredentials, builtNodes } from './support/built';
import { publicNames } from './support/publicNames';

const file = join(__dirname, 'golden', 'parameters.json');

type Names = Record<string, string[]>;

const now: Names = Object.fromEntries([
	...builtNodes().map(({ description }) => [description.name, publicNames(description.properties)]),
	...builtCredentials().map(({ name, properties }) => [name, publicNames(properties)]),
]);

/** What users' saved workflows depend on. Updating it only adds: a line that has to go is taken out by hand. */
let golden = JSON.parse(readFileSync(file, 'utf8')) as Names;
if (process.env.UPDATE_GOLDEN === '1') {
	const both = (type: string) => [...new Set([...(golden[type] ?? []), ...(now[type] ?? [])])].sort();
	golden = Object.fromEntries(Object.keys(now).map((type) => [type, both(type)]));
	writeFileSync(file, `${JSON.stringify(golden, null, '\t')}\n`);
}

const missing = (from: string[] = [], wanted: string[] = []) => wanted.filter((line) => !from.includes(line));

describe('the names that saved workflows hold', () => {
	it('are those of the design: two node types and one credential type', () => {
		expect(Object.keys(now)).toEqual(['kaleyra', 'kaleyraTrigger', 'kaleyraApi']);
		expect(Object.keys(golden)).toEqual(Object.keys(now));
	});

	it.each(Object.keys(now))('of %s: none has gone or changed', (type) => {
		expect(missing(now[type], golden[type])).toEqual([]);
	});

	it.each(Object.keys(now))('of %s: each new one is recorded (UPDATE_GOLDEN=1 npx jest test/package/parameters)', (type) => {
		expect(missing(golden[type], now[type])).toEqual([]);
	});

	it.each(['kaleyra', 'kaleyraTrigger'])('%s still has version 1', (type) => {
		const node = builtNodes().find(({ description }) => description.name === type);
		expect([node?.description.version].flat()).toContain(1);
	});
});

describe('the record of a field', () => {
	const text = { displayName: 'Body', name: 'body', type: 'string' as const, default: '' };

	it('changes with its name, its type, its default, its values and the operations it belongs to', () => {
		const records = [
			text,
			{ ...text, name: 'text' },
			{ ...text, type: 'number' as const },
			{ ...text, default: 'x' },
			{ ...text, options: [{ name: 'A', value: 'a' }] },
			{ ...text, displayOptions: { show: { operation: ['sendList'] } } },
		].map((property) => publicNames([property]).join());
		expect(new Set(records).size).toBe(records.length);
	});

	it('holds the fields inside it', () => {
		const values = [text];
		const options = [{ displayName: 'Row', name: 'row', values }];
		const rows = { displayName: 'Rows', name: 'rows', type: 'fixedCollection' as const, default: {}, options };
		expect(publicNames([rows])).toEqual(['*.*: rows (fixedCollection) {}', '*.*: rows.row.body (string) ""']);
	});

	it('does not change with what only the eye sees', () => {
		expect(publicNames([{ ...text, displayName: 'Text', description: 'x', placeholder: 'e.g. x' }])).toEqual(publicNames([text]));
	});
});
