import { join } from 'node:path';
import { artifacts } from './paths';
import { N8nClient } from './n8nClient';
import { N8nServer } from './n8nServer';
import { packPackage } from './packageTarball';

const VARIABLE = 'KALEYRA_LAYER_SERVERS';

/** What all test files of a layer share. */
export interface LayerServers {
	/** A real n8n with the packed package installed, its owner created. */
	n8nUrl: string;
	/** The packed package, for a test that starts an n8n of its own. */
	tarball: string;
}

/** The servers of the running layer; only for tests of the layers `n8n` and `browser`. */
export function layerServers(): LayerServers {
	const servers = process.env[VARIABLE];
	if (!servers) throw new Error('This test needs the servers of its layer: run it with --selectProjects n8n or browser.');
	return JSON.parse(servers) as LayerServers;
}

let stopAll: Array<() => Promise<void>> = [];

/** Jest calls this once before the first file of each layer; both layers in one run share the servers. */
export async function startLayerServers(): Promise<void> {
	if (process.env[VARIABLE]) return;
	const tarball = await packPackage(join(artifacts, 'package'));
	const n8n = await N8nServer.start({ name: 'n8n', tarballs: [tarball] });
	stopAll.push(() => n8n.stop());
	await N8nClient.signIn(n8n.url);
	const servers: LayerServers = { n8nUrl: n8n.url, tarball };
	process.env[VARIABLE] = JSON.stringify(servers);
}

export async function stopLayerServers(): Promise<void> {
	await Promise.all(stopAll.map((stop) => stop()));
	stopAll = [];
}
