import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../checks/field';
import { traceId, wamid } from '../ids';
import { problemsOf } from '../messages';
import { digits, type ApiVersion, type BusinessNumber, type ExtraInfo, type MetaContent, type ReceivedMessage } from '../model';
import type { Simulation } from '../simulation';
import { reportAutomatically } from '../webhooks/statuses';
import { ERRORS, type ApiError } from './errors';
import { misbehave } from './misbehave';

/** A send as every version of the API means it, after its own envelope was read. */
export interface Outgoing {
	from: BusinessNumber;
	/** As they were written; one message each. */
	recipients: string[];
	content: MetaContent;
	replyTo?: string;
	extraInfo: ExtraInfo;
	callbacks: string[];
	clientId?: string;
	externalId?: string;
}

export interface Answer {
	status: number;
	body: unknown;
	headers?: Record<string, string>;
}

/** What differs between the versions of the API: their envelopes, in both directions. */
export interface Dialect {
	version: ApiVersion;
	/** The recipient as far as it can be seen without reading everything; faults are aimed by it. */
	recipientOf(request: FastifyRequest): string;
	/** Answers what comes to the same address but is no message. Throws `Refused`. */
	answerOther?(request: FastifyRequest): Answer | undefined;
	/** Throws `Refused`. */
	read(request: FastifyRequest): Outgoing;
	/** One id per recipient. */
	messageIds(count: number): string[];
	accepted(messages: Array<{ messageId: string; to: string }>, outgoing: Outgoing): Answer;
	refused(error: ApiError): Answer;
	/** The documented error for a payload with these problems. */
	invalid(problems: Problem[], content: MetaContent): ApiError;
}

/** Thrown wherever a request turns out to be refused; answered in the words of its version. */
export class Refused extends Error {
	constructor(readonly reason: ApiError) {
		super(reason.message);
	}
}

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

export function send(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
	return reply.code(status).headers(headers).send(body);
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
