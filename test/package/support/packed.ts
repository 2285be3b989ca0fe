import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackage } from '../../../lab/packageTarball';

export interface UnpackedPackage {
	folder: string;
	/** Every file in it, relative to the folder, with forward slashes, sorted. */
	files: string[];
	remove(): void;
}

/** Packs the package as `npm publish` would and unpacks it into a temporary folder. Needs `dist/`. */
export async function packAndUnpack(): Promise<UnpackedPackage> {
	const temporary = mkdtempSync(join(tmpdir(), 'kaleyra-pack-'));
	execFileSync('tar', ['-xzf', await packPackage(temporary)], { cwd: temporary });
	const folder = join(temporary, 'package');
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort();
	return { folder, files, remove: () => rmSync(temporary, { recursive: true, force: true }) };
}
