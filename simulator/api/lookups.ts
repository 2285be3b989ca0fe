import type { FastifyInstance } from 'fastify';
import type { Simulation } from '../simulation';
import { demandKey } from './account';
import { ERRORS, errorBody } from './errors';
import { Refused } from './send';

/** Looking up and setting things of the account. Refusals are answered in v2's words in both versions. */
export function lookupRoutes(app: FastifyInstance, sim: Simulation): void {
	app.addHook('preHandler', async ({ params, headers }) => {
		const { sid } = params as { sid?: string };
		if (sid !== undefined) demandKey(sim, sid, headers['api-key']);
	});
	app.setErrorHandler((error, request, reply) => {
		const reason = error instanceof Refused ? error.reason : ERRORS.WA500;
		if (!(error instanceof Refused)) request.log.error(error);
		return reply.code(reason.status).send(errorBody(reason));
	});

	/** Needs no phone number, so it can test a credential. The account has no profiles. */
	app.get('/v1/:sid/callback/profiles', () => ({
		code: 'RBC024',
		message: 'Request processed successfully',
		data: [],
		error: {},
		status: 200,
	}));
}
