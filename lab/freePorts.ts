import { createServer, type AddressInfo, type Server } from 'node:net';

/** Asks the system for `count` different free ports on the loopback interface. */
export async function freePorts(count: number): Promise<number[]> {
	// All are held open until each has its port, so that none is given twice.
	const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map(close));
	return ports;
}

/** `port` if it is free, or else another one. */
export async function portOrAnother(port: number): Promise<number> {
	try {
		await close(await listen(port));
		return port;
	} catch {
		const [other] = (await freePorts(1)) as [number];
		return other;
	}
}

function listen(port: number): Promise<Server> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(server));
	});
}

const close = (server: Server) => new Promise((closed) => server.close(closed));
