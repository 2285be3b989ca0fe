import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../checks/field';
import type { ApiVersion, BusinessNumber, ExtraInfo, MetaContent } from '../model';
import type { ApiError } from './errors';

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

/** Sends an answer in the words of its version. */
export function send(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
	return reply.code(status).headers(headers).send(body);
}
