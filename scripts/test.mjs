/**
 * `npm test`: from a fresh clone, alone. Installs what is missing and runs the layers in order; with
 * names behind it (`npm test -- unit engine`) only those. The last line is `N passed, N failed`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, installDebianPackages, installN8n, installPackages, installScanner, root } from './install.mjs';
import { elapsed, show } from './progress.mjs';

const LOG_LINES = 40;
const reports = join(root, '.cache', 'test');
const bin = (path) => join(root, 'node_modules', path);

/** Each returns `{ passed, failed }`. In the order of their cost: what fails fast comes first. */
const LAYERS = {
	lint: () => check([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
	types: () => check([bin('typescript/bin/tsc'), '-p', 'tsconfig.check.json']),
	unit: () => jest('unit'),
	engine: () => jest('engine'),
	package: () => jest('package'),
	n8n: () => jest('n8n'),
	browser: () => jest('browser'),
};
const NEED_THE_BUILD = ['engine', 'package', 'n8n', 'browser'];
const NEED_N8N = ['n8n', 'browser'];

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(LAYERS);
const unknown = chosen.filter((name) => !LAYERS[name]);
if (unknown.length > 0) {
	console.error(`There is no layer "${unknown[0]}". The layers are: ${Object.keys(LAYERS).join(', ')}.`);
	process.exit(2);
}
const needs = (layers) => chosen.some((name) => layers.includes(name));

const start = Date.now();
console.log('What the tests need');
await installPackages();
if (needs(['package'])) await installScanner();
if (needs(NEED_N8N)) await installN8n();
if (needs(['n8n'])) await installDebianPackages('queue');
if (needs(['browser'])) await installDebianPackages('browser');
if (needs(NEED_THE_BUILD)) await build();

mkdirSync(reports, { recursive: true });
const results = [];
for (const name of chosen) {
	console.log(`\n── ${name} ──`);
	const layerStart = Date.now();
	results.push({ name, ...(await LAYERS[name]()), time: elapsed(layerStart) });
}

console.log(`\nAll layers (${elapsed(start)})`);
for (const { name, passed, failed, time } of results) {
	console.log(`  ${failed ? '✗' : '✓'} ${name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(5)} failed   ${time}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') > 0 ? 1 : 0;
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);

/** A program that is one check: it passes or it fails. */
async function check(args) {
	const code = await show(process.execPath, args, { cwd: root });
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A layer's Jest project. A file that cannot run, and a layer without any test, count as a failure. */
async function jest(layer) {
	const report = join(reports, `${layer}.json`);
	rmSync(report, { force: true });
	const code = await show(process.execPath, [bin('jest/bin/jest.js'), '--selectProjects', layer, '--json', '--outputFile', report], { cwd: root });
	if (!existsSync(report)) return { passed: 0, failed: 1 };
	const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
	const failed = numFailedTests + numRuntimeErrorTestSuites;
	if (failed > 0 && NEED_N8N.includes(layer)) showN8nLog();
	return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

function showN8nLog() {
	const log = join(root, '.cache', 'artifacts', 'n8n.log');
	if (!existsSync(log)) return;
	console.log(`\nThe end of ${log}:`);
	console.log(readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n'));
}
