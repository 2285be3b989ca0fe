import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The phone page: static files, no build step. */
export async function phoneRoutes(app: FastifyInstance): Promise<void> {
	await app.register(fastifyStatic, { root: join(__dirname, 'phone') });
}
