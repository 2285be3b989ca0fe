import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lab/paths';
import { forbiddenArrows, watchedRooms } from './support/arrows';

/** Installed packages are no part of the house. */
const pathsIn = (folder: string): string[] =>
	readdirSync(join(root, folder), { withFileTypes: true })
		.filter(({ name }) => name !== 'node_modules')
		.flatMap((entry) => (entry.isDirectory() ? pathsIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));

const sourceFiles = (room: string) =>
	pathsIn(room)
		.filter((path) => /\.[cm]?[jt]s$/.test(path))
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

describe('the arrows between the rooms of the house', () => {
	it.each(watchedRooms)('%s/ imports only what it may', (room) => {
		const files = sourceFiles(room);
		expect(files).not.toEqual([]);
		expect(forbiddenArrows(files)).toEqual([]);
	});

	it.each([
		['kaleyra/message/list.ts', 'n8n-workflow'],
		['kaleyra/message/list.ts', 'node:fs'],
		['kaleyra/message/list.ts', 'fs/promises'],
		['kaleyra/message/list.ts', '../../nodes/Kaleyra/send'],
		['kaleyra/message/list.ts', 'axios'],
		['nodes/Kaleyra/Kaleyra.node.ts', '../../simulator/server'],
		['nodes/Kaleyra/Kaleyra.node.ts', 'n8n-core'],
		['nodes/Kaleyra/Kaleyra.node.ts', '../../test/unit/support'],
		['credentials/KaleyraApi.credentials.ts', '../nodes/Kaleyra/send'],
		['simulator/limits.ts', '../kaleyra/message/limits'],
		['simulator/limits.ts', '../nodes/Kaleyra/send'],
		['simulator/limits.ts', 'n8n-workflow'],
		['simulator/limits.ts', '../test/engine/support'],
		['lab/n8nServer.ts', '../scripts/install.mjs'],
		['lab/n8nServer.ts', '../test/engine/support/host'],
		['lab/n8nServer.ts', '../bench/host'],
		['bench/run.ts', '../scripts/install.mjs'],
		['bench/run.ts', '../test/engine/support/host'],
		['scripts/docs/operations.ts', '../../test/engine/support/host'],
		['scripts/bench.mjs', '../bench/run'],
	])('%s importing %s is reported', (path, specifier) => {
		expect(forbiddenArrows([{ path, text: `import { it } from '${specifier}';` }])).toEqual([
			`${path} imports ${specifier}`,
		]);
	});

	it.each([
		"export * from '../../nodes/x';",
		"export type { X } from '../../nodes/x';",
		"import type { X } from '../../nodes/x';",
		"const x = require('../../nodes/x');",
		"const x = await import('../../nodes/x');",
		"type X = import('../../nodes/x').X;",
	])('an arrow written as %s is seen', (text) => {
		expect(forbiddenArrows([{ path: 'kaleyra/message/list.ts', text }])).toHaveLength(1);
	});

	it.each([
		['kaleyra/api/v2.ts', 'node:crypto'],
		['kaleyra/api/v2.ts', '../message/types'],
		['nodes/Kaleyra/Kaleyra.node.ts', '../../kaleyra/message/list'],
		['nodes/Kaleyra/Kaleyra.node.ts', 'n8n-workflow'],
		['simulator/server.ts', 'fastify'],
		['simulator/server.ts', 'node:path'],
		['lab/stage.ts', '../simulator/server'],
		['bench/run.ts', '../lab/n8nServer'],
		['scripts/docs/operations.ts', '../../nodes/Kaleyra/resources'],
		['scripts/docs/events.ts', '../../lab/webhookFixtures'],
	])('%s may import %s', (path, specifier) => {
		expect(forbiddenArrows([{ path, text: `import { it } from '${specifier}';` }])).toEqual([]);
	});
});
