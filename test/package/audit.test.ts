import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, posix } from 'node:path';
import { root } from '../../lab/paths';
import { importsOf, roomOf } from './support/imports';
import { type Manifest, readManifest } from './support/manifest';
import { packAndUnpack, type UnpackedPackage } from './support/packed';

/** What npm runs by itself, on publishing or on the machine of whoever installs the package. */
const lifecycleScripts = [
	'preinstall',
	'install',
	'postinstall',
	'preprepare',
	'prepare',
	'postprepare',
	'prepublish',
	'prepublishOnly',
	'publish',
	'postpublish',
	'prepack',
	'postpack',
	'preuninstall',
	'uninstall',
	'postuninstall',
];

/** Shapes that only a real credential has; the names of fields that hold one are no finding. */
const secretShapes = [
	/-----BEGIN [A-Z ]*PRIVATE KEY-----/,
	/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
	/\b(?:ghp|gho|ghs|github_pat|npm|glpat|xox[abp]|sk_live|pk_live)[_-]\w{16,}/,
	/\bAKIA[0-9A-Z]{16}\b/,
	/\b[0-9a-f]{32,}\b/i,
];

describe('what npm would publish', () => {
	let packed: UnpackedPackage;
	let manifest: Manifest;
	const read = (file: string) => readFileSync(join(packed.folder, file), 'utf8');
	const exists = (path: string) =>
		['', '.js', '/index.js'].some((end) => packed.files.includes(path + end));
	const scripts = () => packed.files.filter((file) => file.endsWith('.js'));

	beforeAll(async () => {
		packed = await packAndUnpack();
		manifest = readManifest(packed.folder);
	});
	afterAll(() => packed?.remove());

	it('contains dist/, README, LICENSE and package.json, nothing else', () => {
		const outside = packed.files.filter((file) => !file.startsWith('dist/'));
		expect(outside).toEqual(['LICENSE.md', 'README.md', 'package.json']);
	});

	it('contains in dist/ only the three rooms of the product', () => {
		const rooms = new Set(packed.files.filter((f) => f.startsWith('dist/')).map((f) => f.split('/')[1]));
		expect([...rooms].sort()).toEqual(['credentials', 'kaleyra', 'nodes']);
	});

	it('contains only code, type declarations, icons and what n8n reads beside a node', () => {
		const odd = packed.files.filter(
			(file) =>
				file.startsWith('dist/') &&
				!/\.(js|d\.ts|svg|png)$/.test(file) &&
				!/\.node\.json$|\/__schema__\/.+\.json$/.test(file),
		);
		expect(odd).toEqual([]);
	});

	it('contains no test, no simulator and no leftover', () => {
		const leftovers = packed.files.filter((file) => /test|simulator|spec\.|\.bak|\.orig|\.map$/i.test(file));
		expect(leftovers).toEqual([]);
	});

	it('contains every node and credential that it announces to n8n', () => {
		const announced = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		expect(announced).toHaveLength(3);
		expect(announced.filter((file) => !packed.files.includes(file))).toEqual([]);
	});

	it('announces every node and credential that it contains', () => {
		const announced = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		const contained = packed.files.filter((file) => /\.(node|credentials)\.js$/.test(file));
		expect(contained.sort()).toEqual(announced.sort());
	});

	it('has no run-time dependency, and n8n-workflow as its only peer', () => {
		expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
		expect(Object.keys(manifest.optionalDependencies ?? {})).toEqual([]);
		expect(manifest.bundleDependencies ?? []).toEqual([]);
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('runs no script on the machine of whoever installs it', () => {
		expect(Object.keys(manifest.scripts).filter((name) => lifecycleScripts.includes(name))).toEqual([]);
	});

	it('requires nothing but its own files, n8n-workflow and node:crypto', () => {
		const strangers = scripts().flatMap((file) =>
			importsOf(read(file))
				.filter((specifier) =>
					specifier.startsWith('.')
						? !exists(posix.join(posix.dirname(file), specifier))
						: !['n8n-workflow', 'node:crypto'].includes(roomOf(specifier, file)),
				)
				.map((specifier) => `${file} requires ${specifier}`),
		);
		expect(strangers).toEqual([]);
	});

	it('never leaves its own folder with a relative require', () => {
		const escapes = scripts().flatMap((file) =>
			importsOf(read(file)).filter(
				(specifier) =>
					specifier.startsWith('.') &&
					!posix.join(posix.dirname(file), specifier).startsWith('dist/'),
			),
		);
		expect(escapes).toEqual([]);
	});

	it('names no folder of the machine that built it', () => {
		const traces = [root, `${homedir()}/`, '/home/', '/Users/'];
		const found = packed.files.flatMap((file) =>
			traces.filter((trace) => read(file).includes(trace)).map((trace) => `${file}: ${trace}`),
		);
		expect(found).toEqual([]);
	});

	it('carries nothing that looks like a credential', () => {
		const found = packed.files.flatMap((file) =>
			secretShapes.flatMap((shape) => {
				const match = shape.exec(read(file));
				return match === null ? [] : [`${file}: ${match[0]}`];
			}),
		);
		expect(found).toEqual([]);
	});

	it.each([
		'-----BEGIN RSA PRIVATE KEY-----',
		`key: ${'A1b2c3d4'.repeat(4)}`,
		`npm_${'x'.repeat(36)}`,
	])('would report %s', (text) => {
		expect(secretShapes.some((shape) => shape.test(text))).toBe(true);
	});
});
