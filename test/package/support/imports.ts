import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { preProcessFile } from 'typescript';

/** A source file: its path from the repository's top, with forward slashes, and its text. */
export interface SourceFile {
	path: string;
	text: string;
}

/** Everything a file imports, re-exports or requires, as written there. */
export const importsOf = (text: string) =>
	preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

/**
 * Where an import leads: the top folder of the house for a relative one, `node:<name>` for a module
 * of Node, otherwise the name of the package.
 */
export function roomOf(specifier: string, importer: string): string {
	if (specifier.startsWith('.')) {
		const target = posix.join(posix.dirname(importer), specifier);
		return target.split('/')[0] ?? target;
	}
	const name = specifier.replace(/^node:/, '');
	if (builtinModules.includes(name)) return `node:${name}`;
	return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
