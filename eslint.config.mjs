/**
 * What is published (package.json, nodes/, credentials/ and kaleyra/) is held to n8n's own rules for
 * community nodes, at the strength of its @n8n/node-cli, and nobody can switch one off inside a file.
 * What stays in the repository (tests, simulator, scripts) is held to plain TypeScript sense.
 */
import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const { community, credentials, nodes } = n8nNodesBase.configs;
const communityNodes = n8nCommunityNodesPlugin.configs.recommended;
const published = ['{nodes,credentials,kaleyra}/**/*.ts'];
const noInlineConfig = { noInlineConfig: true };

export default tseslint.config(
	{
		ignores: ['**/dist/**', '**/node_modules/**', '**/build/**', '**/coverage/**', '.cache/**'],
	},
	{
		files: published,
		linterOptions: noInlineConfig,
		extends: [
			js.configs.recommended,
			tseslint.configs.recommended,
			communityNodes,
			importX.flatConfigs.recommended,
		],
		settings: {
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
		},
		rules: { 'prefer-spread': 'off', 'no-console': 'error' },
	},
	{
		files: ['package.json'],
		linterOptions: noInlineConfig,
		extends: [communityNodes],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: community.rules,
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...credentials.rules,
			// Off in @n8n/node-cli as well: made for nodes inside n8n, or covered better by the community rules.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...nodes.rules,
			// Off in @n8n/node-cli as well: they forbid what n8n now asks for.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{
		files: ['{test,simulator,scripts,lab,bench}/**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
	},
	{
		files: ['**/*.{js,mjs,cjs}'],
		extends: [js.configs.recommended],
		languageOptions: { globals: globals.node },
	},
	{
		files: ['**/*.js'],
		languageOptions: { sourceType: 'commonjs' },
	},
	{
		files: ['simulator/**/*.{js,mjs}'],
		languageOptions: { sourceType: 'module', globals: globals.browser },
	},
);
