import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../lab/paths';
import { assembleNodes } from './support/assembled';
import { packAndUnpack } from './support/packed';
import { scan } from './support/scan';

/**
 * Where the rules are wrong about a panel as a whole: a flow token is no secret, what stands in an
 * expression is code, and people give a contact's first name before the birthday.
 */
const falseAlarms = [
	/password-missing/,
	/placeholder-miscased-id.*\$json\.id/,
	/fixed-collection-type-unsorted-items.*Birthday \| Company/,
];

describe("n8n's scanner, with every rule on and inline switches ignored", () => {
	it('finds nothing in the source', () => {
		const { files, findings } = scan(root, 'source');
		expect(findings).toEqual([]);
		expect(files).toBeGreaterThan(5);
	});

	it('finds nothing in the packed package', async () => {
		const packed = await packAndUnpack();
		try {
			const { files, findings } = scan(packed.folder, 'tarball');
			expect(findings).toEqual([]);
			expect(files).toBeGreaterThan(5);
		} finally {
			packed.remove();
		}
	});

	it('finds nothing in the panels as they are put together at run time', () => {
		const assembled = assembleNodes();
		try {
			const { findings } = scan(assembled.folder, 'source');
			expect(findings.filter((finding) => !falseAlarms.some((alarm) => alarm.test(finding)))).toEqual([]);
		} finally {
			assembled.remove();
		}
	});

	it('would report a rule that is broken, even where the file switches it off', () => {
		const folder = mkdtempSync(join(tmpdir(), 'kaleyra-scan-'));
		try {
			mkdirSync(join(folder, 'nodes'));
			writeFileSync(join(folder, 'package.json'), '{ "name": "n8n-nodes-x", "dependencies": { "axios": "1" } }');
			writeFileSync(join(folder, 'nodes/x.ts'), '/* eslint-disable */\nconsole.log(process.env);\n');
			const { findings } = scan(folder, 'source');
			expect(findings).toEqual(
				expect.arrayContaining([
					expect.stringContaining('nodes/x.ts:2 no-console'),
					expect.stringContaining('nodes/x.ts:2 @n8n/community-nodes/no-restricted-globals'),
					expect.stringContaining('package.json:1 @n8n/community-nodes/no-runtime-dependencies'),
				]),
			);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
