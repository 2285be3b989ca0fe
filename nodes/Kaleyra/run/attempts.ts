import type { Answer, ApiRequest, ApiResponse, Failure } from '../../../kaleyra/api/request';
import { callApi } from '../../transport/callApi';
import type { Run } from './run';

/** How often one message is tried at most: after 429 or without a connection, and where a second message is risked. */
const TRIES_WITHOUT_RISK = 10;
const TRIES_AT_RISK = 5;
/** The pause before a second try at risk; each further one is twice as long. */
const FIRST_PAUSE_AT_RISK_MS = 500;

/** A file from this size on waits for its turn: eighty of a hundred megabytes would fill n8n's memory. */
const BIG_FILE_BYTES = 1024 ** 2;

/** How a call of a run is made and its answer read. */
export interface Call {
	readAnswer(response: ApiResponse): Answer;
	timeoutMs: number;
	/** Whether the user accepts that a message may arrive twice. */
	retryServerErrors: boolean;
}

/** What became of a message; `raw` are the API's own words, where they are wanted in the output. */
export type Result = { answer: Answer; raw?: unknown };

/**
 * Sends one message. It is tried again only where the first try cannot have sent anything (429, no
 * connection), or where the user chose to risk a second message. Once the execution is stopped, the run is
 * ended or nothing gets through any more, it is not tried at all.
 */
export async function sendMessage(
	run: Run,
	request: ApiRequest,
	call: Call = { ...run.options, readAnswer: run.api.readAnswer },
): Promise<Result> {
	const send = async () => await trySeveralTimes(run, request, call);
	return await (holdsBigFile(request) ? run.bigFiles.run(send) : send());
}

async function trySeveralTimes(run: Run, request: ApiRequest, call: Call): Promise<Result> {
	const { clock, rateLimiter, circuitBreaker, signal } = run;
	let last: Result | undefined;
	for (let tried = 1; ; tried++) {
		if (!run.heldBackBy) await rateLimiter.turn();
		if (signal?.aborted) return last ?? refusal(stoppedBefore);
		if (run.heldBackBy) return last ?? refusal(notTried(run.heldBackBy));

		const startedAt = clock.now();
		const response = await callApi(run.context, request, call.timeoutMs, run.credential);
		if ('noAnswer' in response) last = refusal(signal?.aborted ? stoppedUnderWay : response.noAnswer);
		else last = { answer: call.readAnswer(response), ...(run.options.simplify ? {} : { raw: response.body }) };

		if (last.answer.accepted) rateLimiter.accepted();
		if (last.answer.accepted || isFinal(last.answer.failure)) {
			circuitBreaker.moved(clock.now());
			return last;
		}
		const { failure } = last.answer;
		const pauseMs = circuitBreaker.stuck(failure, startedAt, clock.now());
		if (run.heldBackBy || !mayTryAgain(failure, tried, call)) return last;
		if (failure.httpCode === 429) rateLimiter.tooFast(startedAt);
		// What concerns the host concerns all messages; an error at one message holds up that one alone.
		if (failure.retryable) rateLimiter.hold(pauseMs);
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

function mayTryAgain({ retryable, mayHaveBeenSent }: Failure, tried: number, { retryServerErrors }: Call) {
	if (mayHaveBeenSent) return retryServerErrors && tried < TRIES_AT_RISK;
	return retryable && tried < TRIES_WITHOUT_RISK;
}

/** The execution was stopped before the message had its turn. */
export const stoppedBefore: Failure = {
	code: 'STOPPED',
	message: 'Not sent: the execution was stopped before',
	fix: 'Run the workflow again with this item to send it.',
	retryable: true,
	mayHaveBeenSent: false,
};

/** The execution was stopped between request and answer. */
export const stoppedUnderWay: Failure = {
	code: 'STOPPED',
	message: 'The execution was stopped while this message was on its way; it may have been sent',
	fix: 'Check the phone or Kaleyra’s report before you send it again.',
	retryable: false,
	mayHaveBeenSent: true,
};

/** A message that was not tried because nothing gets through any more. */
export const notTried = ({ message, fix, code, httpCode }: Failure): Failure => ({
	code,
	...(httpCode === undefined ? {} : { httpCode }),
	message: `Not sent, because nothing got through any more: ${message}`,
	fix,
	retryable: true,
	mayHaveBeenSent: false,
});
