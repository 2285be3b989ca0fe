/**
 * Brings a fresh clone to the point where everything runs. Each function looks at what is really
 * there and does nothing when that is right already, so all of them may be called every time.
 * Node built-ins only: this runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchedNode, nodeForN8n, runsN8n } from '../lab/nodeForN8n.js';
import { run, step } from './progress.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const serverFolder = join(root, 'lab', 'n8n');

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Debian's packages, each with the programs of which any shows that it is there; lab/browser.ts takes the same. */
const DEBIAN = {
	compiler: { 'python3': ['python3'], 'make': ['make'], 'g++': ['g++'] },
	browser: { 'chromium': ['chromium', 'chromium-browser', 'google-chrome'], 'fonts-liberation': [], 'fonts-noto-core': [], 'fonts-noto-color-emoji': [] },
	queue: { 'redis-server': ['redis-server'], 'postgresql': ['psql'] },
};

/** The packages of the root: the compiler, the linter, the test runner. */
export async function installPackages() {
	if (matchesLock(root)) return;
	await step('Installing the development packages', () => run('npm', ['ci', ...QUIET], { cwd: root }));
}

/** n8n's own checker of community packages, apart from the package because its tree is its own. */
export async function installScanner() {
	const folder = join(root, 'lab', 'scanner');
	if (matchesLock(folder)) return;
	await step("Installing n8n's scanner", () => run('npm', ['ci', ...QUIET], { cwd: folder }));
}

/** n8n itself, and the Node it runs on. Takes about three minutes the first time (2.4 GB on disk). */
export async function installN8n() {
	await installNode24();
	const env = environmentOfNode24();
	if (!matchesLock(serverFolder)) {
		await step('Installing n8n (2.2 GB)', () => run('npm', ['ci', ...QUIET], { cwd: serverFolder, env }));
	}
	if (!sqliteWorks(env)) {
		await installDebianPackages('compiler');
		await step('Compiling SQLite for n8n', () => run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], { cwd: serverFolder, env }));
	}
}

/**
 * An older n8n into a folder of its own below .cache, on the same Node; returns the folder. `wanted` is
 * what its package.json asks for.
 */
export async function installOlderN8n(wanted) {
	const { n8n } = wanted.dependencies;
	const folder = join(root, '.cache', 'older', n8n);
	const env = environmentOfNode24();
	if (!existsSync(join(folder, 'node_modules', 'n8n'))) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...wanted }, null, 2));
		const install = ['install', '--legacy-peer-deps', '--ignore-scripts', ...QUIET];
		await step(`Installing n8n ${n8n}`, () => run('npm', install, { cwd: folder, env }));
		const rebuild = ['rebuild', 'sqlite3', 'isolated-vm', '--ignore-scripts=false'];
		await step(`Compiling for n8n ${n8n}`, () => run('npm', rebuild, { cwd: folder, env }));
	}
	return folder;
}

/**
 * Debian packages of one purpose: `compiler`, `browser` or `queue`. Who is not root, or not on Debian, is told
 * what is missing, and nothing is begun that would only fail later for want of it.
 */
export async function installDebianPackages(purpose) {
	const missing = Object.entries(DEBIAN[purpose])
		.filter(([name, programs]) => !(isDebianPackageInstalled(name) || programs.some(isOnPath)))
		.map(([name]) => name);
	if (missing.length === 0) return;
	const install = ['install', '-y', '--no-install-recommends', ...missing];
	if (!isOnPath('apt-get') || process.getuid?.() !== 0) {
		// Without a font, pictures look different; without a program, nothing works.
		const programs = missing.filter((name) => DEBIAN[purpose][name].length > 0);
		if (programs.length === 0) return;
		console.error(`\nPlease install first: ${programs.join(', ')}. On Debian and Ubuntu: sudo apt-get ${install.join(' ')}`);
		process.exit(2);
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await step(`Installing ${missing.join(', ')}`, async () => {
		// The package lists of a fresh machine are empty or old; fetching them costs more than trying.
		await run('apt-get', install, { env }).catch(async () => {
			await run('apt-get', ['update'], { env });
			await run('apt-get', install, { env });
		});
	});
}

/** Compiles the package into dist/. */
export async function build() {
	await step('Building the package', () => run(process.execPath, [join(root, 'node_modules/gulp/bin/gulp.js'), 'build'], { cwd: root }));
}

async function installNode24() {
	if (existsSync(nodeForN8n())) return;
	const { folder, name, version } = fetchedNode;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
	await step(`Fetching Node ${version} for n8n`, () => run('npm', ['install', '--no-package-lock', ...QUIET, `${name}@${version}`], { cwd: folder }));
}

/** npm then runs on the Node that n8n will run on, and compiles against that Node's headers. */
function environmentOfNode24() {
	if (runsN8n()) return process.env;
	return {
		...process.env,
		PATH: join(fetchedNode.home, 'bin') + delimiter + process.env.PATH,
		npm_config_nodedir: fetchedNode.home,
	};
}

/** SQLite's binary may be missing, half built, or built for another Node: only loading it tells. */
function sqliteWorks(env) {
	const program = `new (require('sqlite3').Database)(':memory:')`;
	return spawnSync('node', ['-e', program], { cwd: serverFolder, env, stdio: 'ignore' }).status === 0;
}

/** Whether node_modules holds what the lock file asks for. npm leaves a record of what it installed there. */
function matchesLock(folder) {
	const record = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) return false;
	const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
	const installed = read(record);
	return Object.entries(read(join(folder, 'package-lock.json'))).every(
		([path, wanted]) => path === '' || wanted.optional || installed[path]?.version === wanted.version,
	);
}

function isDebianPackageInstalled(name) {
	const answer = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
	return answer.stdout?.includes('install ok installed') ?? false;
}

function isOnPath(program) {
	return process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));
}
