/**
 * `npm run mutation -- kaleyra` changes the code of `kaleyra/` in one place after the other and says which changes no
 * unit test notices; with a path behind it (`kaleyra/message`), only that. `npm run mutation -- nodes` does so with
 * the engine layer, for a random sample of the lines of `nodes/`; `nodes 7 200` takes the seed 7 and 200 changes.
 * What was found is kept in .cache/mutation: a second run repeats only what the code or a test changed.
 */
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from './install.mjs';
import { sampleLines } from './mutation/sample.mjs';

/** The engine layer loads the package from dist/, as n8n does. */
const LAYERS = {
	kaleyra: { layer: 'unit', runner: 'circus' },
	nodes: { layer: 'engine', runner: 'jest', buildCommand: 'gulp build', jest: { projectType: 'custom', configFile: 'scripts/mutation/jest.config.cjs', enableFindRelatedTests: false } },
};
const ENOUGH_KILLED = 85;
const SAMPLE = { seed: 1, mutants: 120 };

const [target = 'kaleyra', ...details] = process.argv.slice(2);
const { layer, runner, ...options } = LAYERS[target.split('/')[0]] ?? {};
if (!layer) {
	console.error('Say what to change: kaleyra, a folder or file in it, or nodes.');
	process.exit(2);
}
process.chdir(root);
process.env.MUTATION_LAYER = layer;

const name = layer === 'unit' ? target.replaceAll('/', '-') : `nodes-${details[0] ?? SAMPLE.seed}`;
const report = (ending) => join('.cache', 'mutation', `${name}.${ending}`);
await new Stryker({
	mutate: layer === 'unit' ? [target.endsWith('.ts') ? target : `${target}/**/*.ts`] : await sample(),
	plugins: [`${runner}ByFile`, 'panelTexts'].map((plugin) => join(root, 'scripts', 'mutation', `${plugin}.mjs`)),
	testRunner: `${runner}-by-file`,
	...options,
	ignorers: ['panel-texts'],
	coverageAnalysis: 'perTest',
	incremental: true,
	incrementalFile: report('incremental.json'),
	tempDirName: '.cache/stryker',
	ignorePatterns: ['.git', '.cache', 'dist', 'lab/n8n', 'lab/scanner', 'docs/pictures'],
	concurrency: 1,
	// On a busy machine a slow test must not pass for an endless loop, which the number of rounds gives away anyway.
	dryRunTimeoutMinutes: 60,
	timeoutMS: 60_000,
	timeoutFactor: 4,
	reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	htmlReporter: { fileName: report('html') },
	jsonReporter: { fileName: report('json') },
	thresholds: { high: 95, low: ENOUGH_KILLED, break: ENOUGH_KILLED },
}).runMutationTest();

function sample() {
	const [seed = SAMPLE.seed, mutants = SAMPLE.mutants] = details.map(Number);
	console.log(`A sample of ${mutants} mutants, seed ${seed}`);
	return sampleLines('nodes', { seed, mutants });
}
