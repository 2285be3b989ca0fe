import type { FastifyReply, FastifyRequest } from 'fastify';

/** This machine's own names and addresses, with any port. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Turns away what a web page elsewhere can make a browser send: calls under a name that leads here (DNS
 * rebinding), calls of another origin, and forms, which browsers send to any origin unasked.
 */
export async function ownPagesOnly({ method, headers }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
	const { host = '', origin, 'content-type': type, 'content-length': length, 'transfer-encoding': encoding } = headers;
	if (!loopback.test(host)) return await reply.code(403).send({ error: `The control API is called under 127.0.0.1 or localhost, not ${host}` });
	if (method === 'GET' || method === 'HEAD') return undefined;
	if (origin !== undefined && origin !== `http://${host}`) {
		return await reply.code(403).send({ error: `Pages of ${origin} may not call the control API` });
	}
	const hasBody = encoding !== undefined || Number(length ?? 0) > 0;
	if (hasBody && !/^application\/json\s*(?:;|$)/i.test(type ?? '')) {
		return await reply.code(415).send({ error: 'The control API takes bodies as application/json' });
	}
	return undefined;
}
