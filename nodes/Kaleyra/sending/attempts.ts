import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

import type { Api } from '../../../kaleyra/api';
import type { Answer, ApiRequest, Failure } from '../../../kaleyra/api/request';
import type { Clock } from './clock';
import { notTried, stoppedBefore, stoppedUnderWay } from './notSent';
import type { Pace } from './pace';
import { callApi } from './request';
import type { Slots } from './slots';
import type { Standstill } from './standstill';

/** How often one message is tried at most: after 429 or without a connection, and where a second message is risked. */
const TRIES_WITHOUT_RISK = 10;
const TRIES_AT_RISK = 5;
/** The pause before a second try at risk; each further one is twice as long. */
const FIRST_PAUSE_AT_RISK_MS = 500;

/** A file from this size on waits for a slot of its run: eighty of a hundred megabytes would fill n8n's memory. */
const BIG_FILE_BYTES = 1024 ** 2;

/** What all messages of a run share. */
export interface Sending {
	api: Pick<Api, 'readAnswer'>;
	/** Read once: n8n would read and decrypt it again for every message. */
	credential: ICredentialDataDecryptedObject;
	clock: Clock;
	pace: Pace;
	standstill: Standstill;
	/** For requests with big files, which lie in memory while they are on their way. */
	bigFiles: Slots;
	timeoutMs: number;
	/** Whether the user accepts that a message may arrive twice. */
	retryServerErrors: boolean;
	/** Whether the API's own words are wanted in the output. */
	keepRaw: boolean;
	signal?: AbortSignal;
}

export type Result = { answer: Answer; raw?: unknown };

/**
 * Sends one message. It is tried again only where the first try cannot have sent anything (429, no
 * connection), or where the user chose to risk a second message. Once the execution is stopped or nothing
 * gets through any more, it is not tried at all.
 */
export async function sendMessage(
	context: IExecuteFunctions,
	request: ApiRequest,
	sending: Sending,
): Promise<Result> {
	const send = async () => await trySeveralTimes(context, request, sending);
	return await (holdsBigFile(request) ? sending.bigFiles.run(send) : send());
}

async function trySeveralTimes(context: IExecuteFunctions, request: ApiRequest, sending: Sending): Promise<Result> {
	const { api, clock, pace, standstill, signal } = sending;
	let last: Result | undefined;
	for (let tried = 1; ; tried++) {
		if (!standstill.reason) await pace.turn();
		if (signal?.aborted) return last ?? refusal(stoppedBefore);
		if (standstill.reason) return last ?? refusal(notTried(standstill.reason));

		const startedAt = clock.now();
		const response = await callApi(context, request, sending.timeoutMs, sending.credential);
		if ('noAnswer' in response) last = refusal(signal?.aborted ? stoppedUnderWay : response.noAnswer);
		else last = { answer: api.readAnswer(response), ...(sending.keepRaw ? { raw: response.body } : {}) };

		if (last.answer.accepted) pace.accepted();
		if (last.answer.accepted || isFinal(last.answer.failure)) {
			standstill.moved(clock.now());
			return last;
		}
		const { failure } = last.answer;
		const pauseMs = standstill.stuck(failure, startedAt, clock.now());
		if (standstill.reason || !mayTryAgain(failure, tried, sending)) return last;
		if (failure.httpCode === 429) pace.tooFast(startedAt);
		// What concerns the host concerns all messages; an error at one message holds up that one alone.
		if (failure.retryable) pace.hold(pauseMs);
		else await clock.pause(FIRST_PAUSE_AT_RISK_MS * 2 ** (tried - 1), signal);
	}
}

/** n8n does not know the size of every file. */
const holdsBigFile = ({ form = {} }: ApiRequest) =>
	Object.values(form).some((part) => typeof part !== 'string' && (part.bytes ?? Infinity) >= BIG_FILE_BYTES);

/** The result of a message that was not accepted. */
export const refusal = (failure: Failure): Result => ({ answer: { accepted: false, failure } });

/** Whether the API has said its last word on this message. */
const isFinal = ({ retryable, mayHaveBeenSent }: Failure) => !retryable && !mayHaveBeenSent;

function mayTryAgain({ retryable, mayHaveBeenSent }: Failure, tried: number, { retryServerErrors }: Sending) {
	if (mayHaveBeenSent) return retryServerErrors && tried < TRIES_AT_RISK;
	return retryable && tried < TRIES_WITHOUT_RISK;
}
