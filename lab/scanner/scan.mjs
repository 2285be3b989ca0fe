/**
 * Runs the rules of n8n's scanner over a folder and prints what they find as a JSON array of lines.
 * Unlike the scanner's own command it reports warnings too, and needs nothing published.
 *
 *   node lab/scanner/scan.mjs <folder> source|tarball
 */
import { relative, resolve } from 'node:path';
import { argv, stdout } from 'node:process';
import { buildScanConfig, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

/** What the scanner looks at in a repository and in a published package. */
const patterns = { source: SOURCE_FILE_PATTERNS, tarball: ['**/*.js', 'package.json'] };

const folder = resolve(argv[2]);
const eslint = new ESLint({
	cwd: folder,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: await buildScanConfig(),
});
const results = await eslint.lintFiles(patterns[argv[3]]);
const findings = results.flatMap(({ filePath, messages, source }) =>
	messages.map(({ line, ruleId, message }) => {
		const code = source?.split('\n')[line - 1]?.trim();
		return `${relative(folder, filePath)}:${line} ${ruleId}: ${message} (${code})`;
	}),
);
stdout.write(JSON.stringify({ files: results.length, findings }));
