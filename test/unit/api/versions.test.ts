import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { root } from '../../../lab/paths';

const isVersionFile = (path: string) => /^kaleyra\/api\/v\d\.ts$/.test(path);
/** Lists and tables that say by version what a message or a bound is. */
const declarations = ['versions', 'byVersion'];
/** Holds the lists that many kinds of message share. */
const isSharedLists = (path: string, node: ts.Node) =>
	path === 'kaleyra/message/apiRules.ts' && ts.isVariableDeclaration(node) && node.name.getText() === 'versions';

const sources = ['kaleyra', 'nodes', 'credentials'].flatMap((room) =>
	readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => ({ path: `${room}/${file}`, text: readFileSync(join(root, room, file), 'utf8') })),
);

/** Each place where the code itself names a version of the API, as `<file>:<line> <text>`. */
function versionsNamedIn({ path, text }: { path: string; text: string }): string[] {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isImportDeclaration(node) || ts.isTypeAliasDeclaration(node) || isSharedLists(path, node)) return;
		if (ts.isPropertyAssignment(node)) {
			const name = node.name.getText(source);
			if (declarations.includes(name)) return;
			if (/^v\d$/.test(name)) found.push(at(node.name));
		}
		if ((ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) && namesVersion(node.text, path)) found.push(at(node));
		ts.forEachChild(node, visit);
	};
	const at = (node: ts.Node) => `${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} ${node.getText(source)}`;
	visit(source);
	return found;
}

/** As a value, inside an expression of n8n, or as part of an address. The credential's help may show an address. */
const namesVersion = (text: string, path: string) =>
	/^v\d$|"v\d"/.test(text) || (path.startsWith('kaleyra/') && /\/v\d\//.test(text));

describe('what differs between the versions of the API stands in the file of each version', () => {
	it('and nothing else compares a version', () => {
		const others = sources.filter(({ path }) => !isVersionFile(path));
		expect(others.length).toBeGreaterThan(100);
		expect(others.flatMap(versionsNamedIn)).toEqual([]);
	});

	it.each([
		["if (account.apiVersion === 'v1') go();", 1],
		['const url = `${baseUrl}/v2/${sid}`;', 1],
		['const test = `={{ $credentials.apiVersion === "v3" }}`;', 1],
		["const ways = { v1: ['link'] };", 1],
		["const text = { versions: ['v1', 'v2'] };", 0],
		['const limit = { byVersion: { v1: 1024 } };', 0],
		["import { v1 } from './v1';", 0],
		["type ApiVersion = 'v1' | 'v2';", 0],
	])('%s names a version %i times', (text, times) => {
		expect(versionsNamedIn({ path: 'kaleyra/message/x.ts', text })).toHaveLength(times);
	});
});
