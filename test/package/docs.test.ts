import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { INodePropertyOptions } from 'n8n-workflow';

import { errorSection, knownErrors } from '../../kaleyra/api/errorCodes';
import { connectionFailures } from '../../kaleyra/api/connection';
import { nodeProperties, resources } from '../../nodes/Kaleyra/resources';
import { eventPage } from '../../scripts/docs/events';
import { staleFiles, upToDateFiles } from '../../scripts/docs/files';
import { cases, otherOperations, VERSIONS } from '../../lab/messageCatalogue';
import { root } from '../../lab/paths';

const files = [...upToDateFiles()];
const readIfThere = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined);

describe('what `npm run docs` writes is as the code has it', () => {
	it.each(files)('%s', (file, text) => {
		expect(readIfThere(file)).toBe(text);
	});

	it('and nothing is left of what is gone from the code', () => {
		expect(staleFiles()).toEqual([]);
	});
});

describe('which API versions have an operation', () => {
	const operations = resources.flatMap(({ value, operations: own }) => own.map((operation) => ({ name: `${value}.${operation.value}`, operation })));
	const shown = new Map(
		nodeProperties()
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				(options as INodePropertyOptions[]).map(({ value, description = '' }) => [`${String(displayOptions?.show?.resource?.[0])}.${String(value)}`, description]),
			),
	);

	it.each(operations.map(({ name, operation }) => [name, operation] as const))('is not written by hand: %s', (_, { description }) => {
		expect(description).not.toMatch(/\bV\d\b/);
	});

	const sends = cases.map(({ parameters: { resource, operation }, versions }) => [`${resource}.${operation}`, versions] as const);
	/** The catalogue sends each of its messages through every version, so it knows. */
	const sending = new Map(sends.map(([name]) => [name, sends.filter(([other]) => other === name).flatMap(([, versions]) => [...versions])]));

	it('is known of every operation: it is among the cases of the catalogue, or among its other operations', () => {
		const known = [...sending.keys(), ...otherOperations.map(({ name }) => name)];
		expect(operations.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
	});

	it.each<[operation: string, versions: readonly string[]]>([
		...sending,
		...otherOperations.map(({ name, versions }): [string, readonly string[]] => [name, versions]),
	])('is what the editor says at its end, unless all have it: %s', (name, versions) => {
		const codes = [...new Set(versions)].sort().map((version) => version.toUpperCase());
		const words = codes.length === 1 ? `(${codes[0]} only)` : `(${codes.join(' and ')})`;
		expect(shown.get(name)?.endsWith(words)).toBe(codes.length < VERSIONS.length);
		expect(readIfThere(`docs/operations/${name.replace('.', '-')}.md`)).toContain(` API versions: ${codes.join(', ')}.`);
	});
});

describe('every event has', () => {
	const pages = files.filter(([file]) => file.startsWith('docs/events/'));

	it.each(pages)('an example from a recorded call: %s', (_file, text) => {
		expect(text).toContain('```json');
	});

	it('or a page that says it has none', () => {
		const page = eventPage({ name: 'Unheard Of', value: 'unheardOf', description: 'Nothing like it has come in' });
		expect(page).toContain('# Unheard Of');
		expect(page).toContain('No recorded call of the webhook shows it yet.');
	});
});

describe('every key of an event has a meaning', () => {
	it.each(files.filter(([file]) => file.startsWith('docs/events/')))('%s', (_file, text) => {
		expect(text.split('\n').filter((line) => /\| *\|$/.test(line))).toEqual([]);
	});
});

describe('what stands below the fields of Send and Wait for Reply', () => {
	const page = readIfThere('docs/operations/interactive-sendAndWait.md') ?? '';

	it('is what is left beside the token, in IDs and in the table of limits', () => {
		expect(page.match(/176 characters \(132 with n8n under a path\)/g)).toHaveLength(2);
		expect(page.match(/120 characters \(76 with n8n under a path\)/g)).toHaveLength(5);
		expect(page).not.toMatch(/256|200 characters/);
	});

	it('names the files a header can be, and no other', () => {
		expect(page).toContain('Size of a file: document');
		expect(page).not.toMatch(/Size of a file: (audio|sticker)/);
	});
});

/** What can stand behind # for a page: its headings as GitHub makes anchors of them. */
const anchorsOf = (page: string) =>
	(readIfThere(page) ?? '')
		.split('\n')
		.filter((line) => /^#+ /.test(line))
		.map((line) => line.replace(/^#+ /, '').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-'));

describe('docs/errors.md has the section that an error links to', () => {
	const anchors = anchorsOf('docs/errors.md');

	it.each(knownErrors.map(({ code }) => [code] as const))('code %s', (code) => {
		expect(anchors).toContain(errorSection(code, 400));
	});

	it.each<[code: string, httpCode: number | undefined]>([
		['HTTP 502', 502],
		...connectionFailures().map(({ code }): [string, undefined] => [code, undefined]),
	])('%s', (code, httpCode) => {
		expect(anchors).toContain(errorSection(code, httpCode));
	});

	it('as it has every code that stands in the code itself', () => {
		const sources = ['kaleyra', 'nodes'].flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.ts'))
				.map((file) => readFileSync(join(root, folder, file), 'utf8')),
		);
		const lines = sources.flatMap((text) => text.split('\n')).filter((line) => /\bcode: |const (\w+) = '\1'/.test(line));
		const codes = lines.flatMap((line) => [...line.matchAll(/'([A-Z]{4,}|[A-Z]+_[A-Z0-9_]+)'/g)].map(([, code = '']) => code));
		const page = readIfThere('docs/errors.md') ?? '';
		expect(codes).toEqual(expect.arrayContaining(['INVALID_MESSAGE', 'STOPPED', 'NO_WABA_ID', 'NO_LISTS_ON_V3']));
		expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
	});

	it('but an error that has no section links nowhere', () => {
		expect(errorSection('STOPPED')).toBeUndefined();
	});
});

describe('every link of the documentation within the repository leads to a file, and to a heading if it names one', () => {
	const pages = ['.', 'docs', 'docs/operations', 'docs/events', 'examples', 'simulator'].flatMap((folder) =>
		readdirSync(join(root, folder))
			.filter((file) => file.endsWith('.md'))
			.map((file) => join(folder, file)),
	);
	const targets = (text: string) => [...text.matchAll(/\]\(([^)\s]+)|src="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? '');

	const leadsTo = (page: string, link: string): boolean => {
		const [file = '', anchor] = link.split('#');
		const target = file === '' ? page : join(dirname(page), file);
		return existsSync(join(root, target)) && (anchor === undefined || anchorsOf(target).includes(anchor));
	};

	it.each(pages)('%s', (page) => {
		const links = targets(readIfThere(page) ?? '').filter((link) => !/^https?:/.test(link));
		expect(links.filter((link) => !leadsTo(page, link))).toEqual([]);
	});
});
