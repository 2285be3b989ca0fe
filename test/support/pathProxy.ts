import { createServer, request } from 'node:http';

/**
 * A reverse proxy as it stands before an n8n that is reached under a path: it takes the path off.
 * Returns how to close it.
 */
export function startPathProxy(options: { port: number; path: string; target: number }): Promise<() => Promise<void>> {
	const { port, path, target } = options;
	const server = createServer((incoming, outgoing) => {
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
