import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lab/paths';

interface LockEntry {
	version?: string;
	resolved?: string;
	dependencies?: Record<string, string>;
	devDependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

/** Entries by path: '' is the folder itself, `node_modules/a/node_modules/b` a package below it. */
type Lock = Record<string, LockEntry>;

const readLock = (folder: string) =>
	(JSON.parse(readFileSync(join(root, folder, 'package-lock.json'), 'utf8')) as { packages: Lock }).packages;

/** Whether Node, looking from `path` upwards, meets the package `name`. */
function isInReach(lock: Lock, path: string, name: string): boolean {
	for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
		if (lock[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
		if (at === '') return false;
	}
}

/** What an entry of the lock asks for and the lock does not have. */
const missingFrom = (lock: Lock) =>
	Object.entries(lock).flatMap(([path, { dependencies, devDependencies, optionalDependencies }]) =>
		Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
			.filter((name) => !isInReach(lock, path, name))
			.map((name) => `${name}, which ${path || 'package.json'} asks for`),
	);

describe.each(['.', 'lab/n8n', 'lab/scanner'])('the lock file of %s', (folder) => {
	// npm leaves out what the registry at hand does not serve: binaries for systems other than the one at hand.
	it('has every package that an entry asks for, those of other systems too', () => {
		expect(missingFrom(readLock(folder))).toEqual([]);
	});

	it('says for whom each package is that has no checksum: only those of other systems may lack it', () => {
		const withoutChecksum = Object.entries(readLock(folder)).filter(
			([path, entry]) => path !== '' && !('integrity' in entry),
		);
		for (const [path, entry] of withoutChecksum) {
			expect([path, entry]).toEqual([
				path,
				expect.objectContaining({
					version: expect.stringMatching(/^\d/),
					optional: true,
					os: [expect.any(String)],
					cpu: [expect.any(String)],
				}),
			]);
			expect([path, entry]).not.toEqual([path, expect.objectContaining({ os: ['linux'], cpu: ['x64'] })]);
		}
	});

	it('names no registry', () => {
		expect(Object.values(readLock(folder)).filter(({ resolved }) => resolved)).toEqual([]);
	});

	it('is one that `npm ci` accepts', () => {
		const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--offline', '--loglevel=error'], {
			cwd: join(root, folder),
			encoding: 'utf8',
		});
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});
});

describe('the lock files as npm reads them', () => {
	it('show a package that only a folder further up has, and one that none has', () => {
		const lock: Lock = {
			'': { dependencies: { a: '1' } },
			'node_modules/a': { dependencies: { b: '1', c: '1' }, optionalDependencies: { '@x/d': '1' } },
			'node_modules/a/node_modules/b': { dependencies: { c: '1' }, optionalDependencies: { e: '1' } },
			'node_modules/c': {},
		};
		expect(missingFrom(lock)).toEqual([
			'@x/d, which node_modules/a asks for',
			'e, which node_modules/a/node_modules/b asks for',
		]);
	});
});
