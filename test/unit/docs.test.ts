import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { errorSection, knownErrors } from '../../kaleyra/api/errorCatalogue';
import { root, staleFiles, upToDateFiles } from '../../scripts/docs/files';

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

describe('docs/errors.md has the section that an error links to', () => {
	const anchors = (readIfThere('docs/errors.md') ?? '')
		.split('\n')
		.filter((line) => line.startsWith('##'))
		.map((line) => line.replace(/^#+ /, '').toLowerCase().replaceAll(' ', '-'));

	it.each(knownErrors.map(({ code }) => [code] as const))('code %s', (code) => {
		expect(anchors).toContain(errorSection(code, 400));
	});

	it.each([
		['HTTP 502', 502],
		['ECONNRESET', undefined],
	])('%s', (code, httpCode) => {
		expect(anchors).toContain(errorSection(code, httpCode));
	});

	it('but an error that has no section links nowhere', () => {
		expect(errorSection('STOPPED')).toBeUndefined();
	});
});

describe('every link of the documentation to a file of the repository leads to one', () => {
	const pages = ['.', 'docs', 'docs/operations', 'docs/events', 'examples'].flatMap((folder) =>
		readdirSync(join(root, folder))
			.filter((file) => file.endsWith('.md'))
			.map((file) => join(folder, file)),
	);
	const targets = (text: string) => [...text.matchAll(/\]\(([^)#\s]+)|src="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? '');

	it.each(pages)('%s', (page) => {
		const links = targets(readIfThere(page) ?? '').filter((link) => !/^https?:/.test(link));
		expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
	});
});
