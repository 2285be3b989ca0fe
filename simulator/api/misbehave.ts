import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, Misbehaviour } from '../faults';
import type { Simulation } from '../simulation';
import { ERRORS, type ApiError } from './errors';
import { send, type Answer, type Dialect } from './dialect';

type Act = (context: {
	sim: Simulation;
	dialect: Dialect;
	fault: Fault;
	/** Accepts (or refuses) the message and gives the honest answer. */
	process: () => Answer;
	request: FastifyRequest;
	reply: FastifyReply;
}) => unknown;

const PROXY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Ways to fail that are not simply a code of the API. */
const misbehaviours: Record<Misbehaviour, Act> = {
	slow: async ({ sim, fault, process, reply }) => {
		const answer = process();
		await sim.deliverer.pause(fault.delayMs ?? 1000);
		return send(reply, answer);
	},
	held: async ({ sim, process, reply }) => {
		const answer = process();
		await sim.held();
		return send(reply, answer);
	},
	reset: ({ request, reply }) => {
		reply.hijack();
		request.raw.socket.resetAndDestroy();
	},
	hang: ({ reply }) => void reply.hijack(),
	html: ({ reply }) => reply.code(502).type('text/html').send(PROXY_PAGE),
	okWithError: ({ dialect, reply }) => {
		const { body } = dialect.refused(ERRORS.E413);
		return send(reply, { status: dialect.version === 'v1' ? 200 : 202, body });
	},
};

/** Lets a fault happen to a send. A fault that accepts lets the message out first. */
export function misbehave(
	sim: Simulation,
	dialect: Dialect,
	fault: Fault,
	process: () => Answer,
	request: FastifyRequest,
	reply: FastifyReply,
): unknown {
	if (fault.fault !== 'slow' && fault.fault !== 'held') {
		sim.stats.refuse(fault.fault);
		if (fault.accept) process();
	}
	const special = (misbehaviours as Record<string, Act | undefined>)[fault.fault];
	if (special) return special({ sim, dialect, fault, process, request, reply });
	const error: ApiError = (ERRORS as Record<string, ApiError>)[fault.fault] ?? ERRORS.WA500;
	const answer = dialect.refused(error);
	if (error.status === 429) answer.headers = { 'retry-after': String(fault.retryAfter ?? 1) };
	return send(reply, answer);
}
