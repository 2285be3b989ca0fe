import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demandBuild, root } from './paths';

const exec = promisify(execFile);

/** Packs a built package as `npm publish` would, and returns the path of the tarball. */
export async function packPackage(destination: string, folder = root): Promise<string> {
	demandBuild(folder);
	await mkdir(destination, { recursive: true });
	const { stdout } = await exec(
		'npm',
		['pack', '--json', '--ignore-scripts', '--pack-destination', destination],
		{ cwd: folder },
	);
	const [packed] = JSON.parse(stdout) as Array<{ filename: string }>;
	if (!packed) throw new Error(`npm packed nothing from ${folder}`);
	return join(destination, packed.filename);
}

/**
 * Installs a tarball into an n8n user folder step by step as n8n installs a community package
 * (its CommunityPackagesService.downloadPackage): unpack, drop the development's dependencies, and
 * let npm bring the others without running scripts.
 */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const manifest = await exec('tar', ['-xOf', tarball, 'package/package.json']);
	const { name } = JSON.parse(manifest.stdout) as { name: string };
	const folder = join(nodesFolder, 'node_modules', name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await exec('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);

	const file = join(folder, 'package.json');
	const content = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	delete content.devDependencies;
	delete content.peerDependencies;
	delete content.optionalDependencies;
	await writeFile(file, JSON.stringify(content, null, 2));
	await exec(
		'npm',
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		{ cwd: folder },
	);
}
