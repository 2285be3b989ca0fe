import type { FastifyInstance } from 'fastify';
import type { Simulation } from '../simulation';

/** The files that were uploaded or sent, for the phone and for a trigger that downloads them. */
export function mediaRoutes(app: FastifyInstance, sim: Simulation): void {
	app.get('/media/:id', ({ params }, reply) => {
		const file = sim.media.get((params as { id: string }).id);
		if (!file) return reply.code(404).send({ error: 'There is no such file' });
		// A file that somebody uploaded must not run in the phone's origin.
		const headers = { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' };
		return reply.headers(headers).type(file.mimeType).send(file.data);
	});
}
