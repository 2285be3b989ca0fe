import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demandBuild, root } from './repository';

export interface PackedPackage {
	/** The folder with the unpacked tarball. */
	folder: string;
	/** Every file in it, relative to the folder, with forward slashes, sorted. */
	files: string[];
	remove(): void;
}

/** Packs the package as `npm publish` would and unpacks it into a temporary folder. Needs `dist/`. */
export function packPackage(): PackedPackage {
	demandBuild();
	const temporary = mkdtempSync(join(tmpdir(), 'kaleyra-pack-'));
	execFileSync('npm', ['pack', '--silent', '--pack-destination', temporary], { cwd: root });
	const tarball = readdirSync(temporary).find((file) => file.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack made no tarball');
	execFileSync('tar', ['-xzf', tarball], { cwd: temporary });
	const folder = join(temporary, 'package');
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort();
	return { folder, files, remove: () => rmSync(temporary, { recursive: true, force: true }) };
}
