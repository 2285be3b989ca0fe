import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CustomerAction } from '../customer/act';
import { ImpossibleAction } from '../customer/answers';
import type { Fault, RateLimit } from '../faults';
import type { Incoming, Status } from '../model';
import type { AutomaticStatuses, WebhookSettings } from '../options';
import type { Simulation } from '../simulation';
import type { MessageFilter, Simulator } from '../simulator';
import type { StatusDetails } from '../webhooks/statuses';
import { chatRoutes } from './chats';
import { ownPagesOnly } from './guard';
import { mediaRoutes } from './media';

/** The control API, documented in the README: what tests and the phone page drive the simulator with. */
export function controlRoutes(app: FastifyInstance, sim: Simulation, simulator: Simulator): void {
	app.setErrorHandler((error: Error, _request, reply) =>
		reply.code(error instanceof ImpossibleAction ? 409 : 400).send({ error: error.message }),
	);

	app.addHook('onRequest', ownPagesOnly);

	// A body may be missing, and what carries none may call it anything.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: FastifyRequest, text: string) =>
		text === '' ? {} : (JSON.parse(text) as unknown),
	);

	app.get('/messages', ({ query }) => simulator.messages(query as MessageFilter));
	app.get('/messages/wait', ({ query }) => {
		const { count = 1, timeoutMs = 5000, ...filter } = query as MessageFilter & { count?: string; timeoutMs?: string };
		return simulator.waitForMessages({ ...filter, count: Number(count), timeoutMs: Number(timeoutMs) });
	});
	app.get('/replies', () => simulator.replies());
	app.post('/act', ({ body }) => simulator.act(body as CustomerAction));
	app.post('/status', ({ body }) => {
		const { messageId, status, ...details } = body as { messageId: string; status: Status } & StatusDetails;
		return simulator.report(messageId, status, details);
	});

	app.post('/notify', ({ body }) => {
		const { values, number } = body as { values: Record<string, string>; number?: string };
		return simulator.notify(values, number);
	});

	app.get('/account', () => ({
		sid: sim.account.sid,
		wabaId: sim.account.wabaId,
		numbers: sim.account.numbers.map(({ incoming, ...number }) => ({
			...number,
			// Headers and query may carry a secret.
			...(incoming ? { incoming: { url: incoming.url, shape: incoming.shape } } : {}),
		})),
	}));
	app.put('/incoming', ({ body }) => {
		const { number, ...incoming } = body as Partial<Incoming> & { number?: string };
		simulator.setIncoming(incoming, number);
		return { ok: true };
	});
	app.put('/faults', ({ body }) => {
		const { plans = [], seed } = body as { plans?: Fault[]; seed?: number };
		simulator.setFaults(plans, seed);
		return { ok: true };
	});
	app.put('/rate-limit', ({ body }) => {
		const limit = body as Partial<RateLimit>;
		simulator.setRateLimit(limit.perSecond ? (limit as RateLimit) : undefined);
		return { ok: true };
	});
	app.get('/statuses', () => sim.automaticStatuses);
	app.put('/statuses', ({ body }) => {
		simulator.setStatuses(body as AutomaticStatuses);
		return { ok: true };
	});
	app.put('/webhooks', ({ body }) => {
		simulator.setWebhooks(body as WebhookSettings);
		return { ok: true };
	});
	app.get('/deliveries', () => simulator.deliveries());
	app.get('/stats', () => simulator.stats());
	app.post('/reset', () => {
		simulator.reset();
		return { ok: true };
	});

	chatRoutes(app, sim);
	mediaRoutes(app, sim);
}
