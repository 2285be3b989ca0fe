import fastify, { type FastifyInstance } from 'fastify';
import { apiRoutes } from './api';
import { controlRoutes } from './control';
import type { SimulatorOptions } from './options';
import { phoneRoutes } from './phone';
import { Simulation } from './simulation';
import { simulatorOf, type Simulator } from './simulator';

export type { Simulator } from './simulator';
export type { SimulatorOptions } from './options';

/** Starts a simulator on 127.0.0.1 and resolves when it listens. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const sim = new Simulation(options);
	const app = fastify({
		forceCloseConnections: true,
		bodyLimit: 20 * 1024 * 1024,
		routerOptions: { maxParamLength: 300 },
	});
	const simulator = simulatorOf(sim, async () => {
		await sim.deliverer.close();
		await app.close();
	});
	const api = async (scope: FastifyInstance) => apiRoutes(scope, sim);
	await app.register(api);
	if (options.prefix) await app.register(api, { prefix: options.prefix });
	await app.register(async (scope) => controlRoutes(scope, sim, simulator), { prefix: '/simulator' });
	await app.register(phoneRoutes);
	sim.url = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
	return simulator;
}
