/** One project per layer of tests; `npx jest --selectProjects unit` runs one of them. */
const layer = (name, extra = {}) => ({
	displayName: name,
	rootDir: __dirname,
	roots: ['<rootDir>/test'],
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	testEnvironment: 'node',
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lab/n8n/', '<rootDir>/.cache/'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
		// @fastify/static needs this module, which comes as ESM only; Jest cannot require that on Node 20.
		'/content-disposition/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2022' } }],
	},
	transformIgnorePatterns: ['/node_modules/(?!content-disposition/)'],
	// How long a test may take says nothing of the code but something of the machine.
	setupFilesAfterEnv: ['<rootDir>/lab/patience.ts'],
	...extra,
});

/** These layers share one real n8n and one simulator, started before their first file. */
const withServers = {
	globalSetup: '<rootDir>/lab/globalSetup.ts',
	globalTeardown: '<rootDir>/lab/globalTeardown.ts',
};

module.exports = {
	projects: [
		layer('unit'),
		layer('engine'),
		layer('package'),
		layer('n8n', withServers),
		layer('browser', withServers),
		layer('compat'),
	],
};
