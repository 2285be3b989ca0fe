/**
 * A test runner for Stryker that takes a test file for one test. It runs only the files that reach a mutant, the
 * most specific first, and stops at the first that fails. Stryker's runner for Jest begins Jest anew for each mutant
 * and loads every file of the layer: n8n's engine thirty times. It also cannot tell what a `beforeAll` reaches.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export class ByFile {
	/**
	 * `files.dryRun(file)` returns `{ failure?, coverage }`, `files.mutantRun(file, options)` what Stryker's
	 * own runners return for a mutant. Files are relative to the folder where Stryker runs, `process.cwd()`.
	 */
	constructor(files) {
		this.files = files;
	}

	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		await this.files.init?.();
	}

	async dryRun(options) {
		const tests = [];
		const reached = [];
		for (const file of testFiles()) {
			const start = Date.now();
			let { failure, coverage } = await this.files.dryRun(file, options);
			// One test that a busy machine spoils must not spoil a run of an hour.
			if (failure !== undefined) ({ failure, coverage } = await this.files.dryRun(file, options));
			const result = failure === undefined ? { status: PASSED } : { status: FAILED, failureMessage: failure };
			tests.push({ id: file, name: file, fileName: file, timeSpentMs: Date.now() - start, ...result });
			reached.push([file, sum(coverage)]);
		}
		// In this order Stryker hands the files of a mutant to mutantRun.
		reached.sort(([, a], [, b]) => Object.keys(a).length - Object.keys(b).length);
		return { status: 'complete', tests, mutantCoverage: { static: {}, perTest: Object.fromEntries(reached) } };
	}

	async mutantRun({ testFilter = testFiles(), ...options }) {
		let nrOfTests = 0;
		for (const file of testFilter) {
			nrOfTests++;
			const result = await this.files.mutantRun(file, options);
			if (result.status === 'killed') return { ...result, killedBy: [file], nrOfTests };
			if (result.status !== 'survived') return result;
		}
		return { status: 'survived', nrOfTests };
	}
}

const PASSED = 0;
const FAILED = 1;

/** Not worth a minute for each mutant that survives the others: readings of thousands of random calls. */
const LEFT_OUT = /\bfuzz\.test\.ts$/;

/** The test files of the layer. */
function testFiles() {
	const folder = join('test', process.env.MUTATION_LAYER);
	return readdirSync(folder, { recursive: true })
		.filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.test(file))
		.map((file) => join(folder, file))
		.sort();
}

/** How often each mutant was reached, on loading and by any test of the file. */
function sum({ static: onLoading = {}, perTest = {} } = {}) {
	const sums = {};
	for (const counts of [onLoading, ...Object.values(perTest)]) {
		for (const [mutant, count] of Object.entries(counts)) sums[mutant] = (sums[mutant] ?? 0) + count;
	}
	return sums;
}
