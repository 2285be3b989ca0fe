/**
 * For the unit layer: Jest's own `describe`, `it` and `expect` in this process, without Jest around them. Each
 * file is loaded anew for each mutant, with all code of the repository that it needs, in some 20 ms; Jest takes a second.
 * Of `jest`, only `fn` and `spyOn` are there; no unit test needs more.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import swc from '@swc/core';
import { expect } from 'expect';
import { ModuleMocker } from 'jest-mock';
import { ByFile } from './byFile.mjs';

const require = createRequire(join(process.cwd(), 'package.json'));
const circus = require('jest-circus');
const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
const mocks = new ModuleMocker(globalThis);
const jest = { fn: mocks.fn.bind(mocks), spyOn: mocks.spyOn.bind(mocks) };
const globals = { jest, describe, it, test, beforeAll, beforeEach, afterAll, afterEach, expect };

const compiled = new Map();
const compile = (file) => swc.transformSync(readFileSync(file, 'utf8'), {
	filename: file,
	module: { type: 'commonjs' },
	jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
}).code;

require.extensions['.ts'] = (module, file) => {
	if (!compiled.has(file)) compiled.set(file, compile(file));
	module._compile(compiled.get(file), file);
};

/** Runs one file; returns the first failure. `context` is what Stryker's code in the mutated files looks at. */
async function run(file, context) {
	for (const loaded of Object.keys(require.cache)) if (!loaded.includes('/node_modules/')) delete require.cache[loaded];
	circus.resetState();
	Object.assign(globalThis, globals, { __stryker__: context });
	try {
		require(join(process.cwd(), file));
		const { testResults, unhandledErrors } = await circus.run();
		return [...unhandledErrors, ...testResults.flatMap(({ errors }) => errors)][0];
	} catch (error) {
		return String(error?.stack ?? error);
	}
}

const files = {
	async dryRun(file) {
		const context = {};
		return { failure: await run(file, context), coverage: context.mutantCoverage };
	},

	async mutantRun(file, { activeMutant, hitLimit }) {
		const context = { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined };
		const failureMessage = await run(file, context);
		if (context.hitCount > hitLimit) return { status: 'timeout', reason: 'an endless loop' };
		return failureMessage === undefined ? { status: 'survived' } : { status: 'killed', failureMessage };
	},
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'circus-by-file', factory: () => new ByFile(files) }];
