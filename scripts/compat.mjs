/**
 * `npm run compat`: the packed package, end to end, on the newest n8n and on older ones; writes
 * docs/compatibility.md. Not part of `npm test`: the older n8n take 2 GB each.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, installN8n, installOlderN8n, installPackages, root } from './install.mjs';
import { show } from './progress.mjs';

/** Packages that the registry no longer serves in the version these n8n ask for. */
const REPLACED = {
	'linkedom': '0.18.14',
	'@langchain/core': '1.1.49',
	'@langchain/langgraph-checkpoint': '1.1.5',
	'@langchain/protocol': '0.0.19',
	'xlsx': '0.18.5',
};
const OLDER = [
	{ dependencies: { n8n: '1.123.81' }, overrides: REPLACED },
	// Without this, npm puts an older one where n8n 2.8 finds it first.
	{ dependencies: { 'n8n': '2.8.4', '@opentelemetry/core': '2.1.0' }, overrides: REPLACED },
];

/** Where test/compat leaves which output a failed item came out of. */
const failedItems = join(root, '.cache/artifacts/failed-item-output');

await installPackages();
await installN8n();
await build();

const folders = [];
for (const wanted of OLDER) folders.push(await installOlderN8n(wanted));
folders.push(join(root, 'lab', 'n8n'));

const rows = [];
for (const folder of folders) {
	const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/n8n/package.json'), 'utf8'));
	console.log(`\n── n8n ${version} ──`);
	rmSync(failedItems, { force: true });
	const tests = await endToEnd(folder);
	rows.push({ version, tests, failedItems: existsSync(failedItems) ? readFileSync(failedItems, 'utf8') : 'not seen' });
}
writeFileSync(join(root, 'docs/compatibility.md'), page(rows));
process.exitCode = rows.every(({ tests }) => tests.length > 0 && tests.every(({ status }) => status === 'passed')) ? 0 : 1;

/** Runs test/compat on the n8n of a folder; each test with its title and status. */
async function endToEnd(folder) {
	const report = join(root, '.cache/test/compat.json');
	mkdirSync(join(root, '.cache/test'), { recursive: true });
	writeFileSync(report, '{}');
	const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'compat', '--json', '--outputFile', report];
	await show(process.execPath, jest, { cwd: root, env: { ...process.env, KALEYRA_N8N_FOLDER: folder } });
	const { testResults = [] } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
	return testResults.flatMap(({ assertionResults }) => assertionResults);
}

function page(versions) {
	const names = [...new Set(versions.flatMap(({ tests }) => tests.map(({ fullName }) => fullName)))];
	const cell = (tests, name) => (tests.find(({ fullName }) => fullName === name)?.status === 'passed' ? 'passed' : '**failed**');
	return `# Compatibility

The packed package, installed as a community package into each of these n8n and used end to end against the simulator. Written by \`npm run compat\` on ${new Date().toISOString().slice(0, 10)}.

| On n8n | ${versions.map(({ version }) => version).join(' | ')} |
| --- |${' --- |'.repeat(versions.length)}
${names.map((name) => `| ${name} | ${versions.map(({ tests }) => cell(tests, name)).join(' | ')} |`).join('\n')}
| a failed recipient, with *On Error: Continue (using error output)* | ${versions.map((version) => version.failedItems).join(' | ')} |

Where it says *first output*, n8n does not recognise an error item that has details: tell it apart with an IF on \`error\`.

The newest of them is also what \`npm test\` runs, with everything else that is tested.
`;
}
