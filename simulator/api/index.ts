import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Simulation } from '../simulation';
import { lookupRoutes } from './lookups';
import { v1Routes } from './v1';
import { v2Routes } from './v2';
import { v3Routes } from './v3';

/** Every address of the emulated API. */
export async function apiRoutes(app: FastifyInstance, sim: Simulation): Promise<void> {
	v2Routes(app, sim);
	v3Routes(app, sim);
	await app.register(async (scope) => {
		// WhatsApp takes documents of 100 MB.
		await scope.register(multipart, { limits: { fileSize: 100 * 1024 * 1024 } });
		await scope.register(formbody);
		await scope.register(async (inner) => v1Routes(inner, sim));
		await scope.register(async (inner) => lookupRoutes(inner, sim));
	});
}
