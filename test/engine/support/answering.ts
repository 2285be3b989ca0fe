import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A host that gives every call the same answer: for answers the simulator does not know. */
export async function startAnswering(status: number, body: unknown, headers: Record<string, string> = {}) {
	let calls = 0;
	const server = createServer((request, response) => {
		calls++;
		request.resume().on('end', () => {
			response.writeHead(status, { 'content-type': 'application/json', ...headers });
			response.end(typeof body === 'string' ? body : JSON.stringify(body));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		calls: () => calls,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** A host that takes every call and never answers; `called` resolves at the first one. */
export async function startHanging() {
	let called = () => {};
	const firstCall = new Promise<void>((resolve) => (called = resolve));
	const server = createServer((request) => request.resume().on('end', called));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		called: firstCall,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** An address where nothing listens. */
export async function unusedAddress(): Promise<string> {
	const host = await startAnswering(200, {});
	host.close();
	return host.url;
}

/** A host that hangs up as soon as somebody says anything, also in the middle of a TLS handshake. */
export async function startHangingUp() {
	const server = createTcpServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', () => socket.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
