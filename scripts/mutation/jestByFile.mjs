/** For the engine layer: each file in a Jest of its own, through Stryker's runner for Jest. */
import { join } from 'node:path';
import { strykerPlugins as jestPlugins, strykerValidationSchema } from '@stryker-mutator/jest-runner';
import { ByFile } from './byFile.mjs';

export { strykerValidationSchema };

class JestFiles {
	constructor(jest) {
		this.jest = jest;
		const run = jest.run.bind(jest);
		jest.run = (settings) => run({ ...settings, testFiles: [this.file] });
	}

	init() {
		return this.jest.init();
	}

	async dryRun(file, options) {
		this.file = join(process.cwd(), file);
		const { errorMessage, tests = [], mutantCoverage } = await this.jest.dryRun(options);
		const coverage = structuredClone(mutantCoverage);
		// Emptied in place, as the next file counts in the same objects.
		for (const counts of [mutantCoverage?.static, mutantCoverage?.perTest]) for (const key in counts) delete counts[key];
		return { coverage, failure: errorMessage ?? tests.find(({ failureMessage }) => failureMessage)?.failureMessage };
	}

	async mutantRun(file, options) {
		this.file = join(process.cwd(), file);
		const result = await this.jest.mutantRun(options);
		// A file that cannot even be loaded is as red as a test that fails.
		return result.status === 'error' ? { status: 'killed', failureMessage: result.errorMessage } : result;
	}
}

const jest = jestPlugins.find(({ name }) => name === 'jest');
const create = (injector) => new ByFile(new JestFiles(injector.injectFunction(jest.factory)));
create.inject = ['$injector'];

export const strykerPlugins = [{ kind: 'TestRunner', name: 'jest-by-file', factory: create }];
