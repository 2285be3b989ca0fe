import { createServer, request } from 'node:http';

export interface PathProxyOptions {
	port: number;
	/** Without a slash at the end; empty for the root of the host. */
	path: string;
	target: number;
	/** The status with which the proxy answers a call itself, as if n8n were away. */
	failure?: (url: string) => number | undefined;
}

/**
 * A reverse proxy as it stands before an n8n that is reached under a path: it takes the path off.
 * Returns how to close it.
 */
export function startPathProxy({ port, path, target, failure }: PathProxyOptions): Promise<() => Promise<void>> {
	const server = createServer((incoming, outgoing) => {
		const status = failure?.(incoming.url ?? '');
		if (status !== undefined) return void outgoing.writeHead(status).end();
		if (!incoming.url?.startsWith(path)) return void outgoing.writeHead(404).end();
		const { method, headers } = incoming;
		const forwarded = request({ port: target, host: '127.0.0.1', method, headers, path: incoming.url.slice(path.length) }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		forwarded.on('error', () => outgoing.writeHead(502).end());
		incoming.pipe(forwarded);
	});
	const close = () => new Promise<void>((closed) => {
		server.closeAllConnections();
		server.close(() => closed());
	});
	return new Promise((ready) => server.listen(port, '127.0.0.1', () => ready(close)));
}
