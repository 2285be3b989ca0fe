import type { FastifyInstance } from 'fastify';
import type { Simulation } from '../simulation';
import { lookupRoutes } from './lookups';
import { v2Routes } from './v2';

/** Every address of the emulated API. */
export async function apiRoutes(app: FastifyInstance, sim: Simulation): Promise<void> {
	v2Routes(app, sim);
	await app.register(async (scope) => lookupRoutes(scope, sim));
}
