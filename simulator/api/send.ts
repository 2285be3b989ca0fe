import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { traceId, wamid } from '../ids';
import { problemsOf } from '../messages';
import { digits, type MetaContent, type ReceivedMessage } from '../model';
import type { Simulation } from '../simulation';
import { reportAutomatically } from '../webhooks/statuses';
import { Refused, send, type Answer, type Dialect, type Outgoing } from './dialect';
import { ERRORS } from './errors';
import { misbehave } from './misbehave';

/** Adds an address that messages are sent to. What comes there is counted. */
export function sendRoute(app: FastifyInstance, sim: Simulation, url: string, dialect: Dialect): void {
	app.post(url, {
		onRequest: async ({ raw }, reply) => void reply.raw.once('close', sim.stats.begin(raw.socket)),
		handler: (request, reply) => receiveSend(sim, dialect, request, reply),
		// Only what could not be read gets here: no JSON, another content type, too large.
		errorHandler: (error, _request, reply) => {
			const reason = dialect.invalid([{ path: 'body', text: error.message }], { type: 'text' });
			sim.stats.refuse(reason.code);
			return send(reply, dialect.refused(reason));
		},
	});
}

/** Receives one send: lets a fault happen if one is due, otherwise answers honestly. */
async function receiveSend(sim: Simulation, dialect: Dialect, request: FastifyRequest, reply: FastifyReply) {
	const fault = sim.faults.next(dialect.recipientOf(request));
	const process = () => answerSend(sim, dialect, request);
	if (fault) return misbehave(sim, dialect, fault, process, request, reply);
	return send(reply, process());
}

/** Reads, checks and accepts a send; whatever goes wrong becomes an answer. */
function answerSend(sim: Simulation, dialect: Dialect, request: FastifyRequest): Answer {
	try {
		const other = dialect.answerOther?.(request);
		if (other) return other;
		const outgoing = dialect.read(request);
		const problems = problemsOf(outgoing.content, dialect.version);
		if (problems.length > 0) throw new Refused(dialect.invalid(problems, outgoing.content));
		const ids = dialect.messageIds(outgoing.recipients.length);
		const taken = outgoing.recipients.map((to, i) => ({ to: digits(to), messageId: ids[i] as string }));
		for (const one of taken) accept(sim, dialect, request, outgoing, one);
		return dialect.accepted(taken, outgoing);
	} catch (error) {
		const reason = error instanceof Refused ? error.reason : ERRORS.WA500;
		if (!(error instanceof Refused)) request.log.error(error);
		sim.stats.refuse(reason.code);
		return dialect.refused(reason);
	}
}

/** Counts the message, keeps it for the phone and plans its statuses. */
function accept(
	sim: Simulation,
	dialect: Dialect,
	request: FastifyRequest,
	outgoing: Outgoing,
	{ to, messageId }: { to: string; messageId: string },
): void {
	sim.stats.accept(duplicateKey(sim, outgoing, to));
	if (!sim.keeps && sim.automaticStatuses.send.length === 0) return;
	const { content, replyTo, extraInfo, callbacks, clientId, externalId } = outgoing;
	const message = sim.store.add<ReceivedMessage>({
		direction: 'out',
		messageId,
		wamid: wamid(),
		version: dialect.version,
		path: request.url,
		at: new Date().toISOString(),
		from: outgoing.from.number,
		to,
		kind: kindName(content),
		content,
		replyTo,
		extraInfo,
		callbacks,
		clientId,
		externalId,
		traceId: traceId(),
		headers: withoutSecrets(request.headers),
		body: request.body,
	});
	reportAutomatically(sim, message);
}

function duplicateKey(sim: Simulation, outgoing: Outgoing, to: string): string {
	if (sim.duplicateKey === 'recipient') return to;
	if (sim.duplicateKey === 'body') return `${to} ${JSON.stringify(outgoing.content)}`;
	return outgoing.extraInfo.ref;
}

const kindName = (content: MetaContent): string =>
	content.type === 'interactive' ? (content.interactive as { type: string }).type : content.type;

function withoutSecrets(headers: FastifyRequest['headers']): Record<string, string> {
	const shown: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (name !== 'api-key' && name !== 'authorization' && value !== undefined) shown[name] = String(value);
	}
	return shown;
}
