import type { Acceptance, ApiRequest, ApiResponse, Failure } from '../../../kaleyra/api/request';
import { failed, type Result } from '../../../kaleyra/result';
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
	readAnswer(response: ApiResponse): Result<Acceptance>;
	timeoutMs: number;
	/** Whether the user accepts that a message may arrive twice. */
	retryServerErrors: boolean;
}

/** What became of a message; `raw` are the API's own words, where they are wanted in the output. */
export interface SendResult {
	answer: Result<Acceptance>;
	raw?: unknown;
}

/**
 * Sends one message. It is tried again only where the first try cannot have sent anything (429, no
 * connection), or where the user chose to risk a second message. Once the execution is stopped, the run is
 * ended or nothing gets through any more, it is not tried at all.
 */
export async function sendMessage(
	run: Run,
	request: ApiRequest,
	call: Call = { ...run.options, readAnswer: run.api.readAnswer },
): Promise<SendResult> {
	const send = async () => await trySeveralTimes(run, request, call);
	return await (holdsBigFile(request) ? run.bigFiles.run(send) : send());
}

async function trySeveralTimes(run: Run, request: ApiRequest, call: Call): Promise<SendResult> {
	const { clock, rateLimiter, circuitBreaker, signal } = run;
	let last: SendResult | undefined;
	for (let tried = 1; ; tried++) {
		if (!run.heldBackBy) await rateLimiter.turn();
		if (signal?.aborted) return last ?? notAccepted(stoppedBefore);
		if (run.heldBackBy) return last ?? notAccepted(notTried(run.heldBackBy));

		const startedAt = clock.now();
		const response = await callApi(run.context, request, { timeoutMs: call.timeoutMs, credential: run.credential });
		if (!response.ok) last = notAccepted(signal?.aborted ? stoppedUnderWay : response.failure);
		else last = { answer: call.readAnswer(response.value), ...(run.options.simplify ? {} : { raw: response.value.body }) };

		if (last.answer.ok) rateLimiter.accepted();
		if (last.answer.ok || last.answer.failure.sent === 'refused') {
			circuitBreaker.moved(clock.now());
			return last;
		}
		const { failure } = last.answer;
		const pauseMs = circuitBreaker.stuck(failure, startedAt, clock.now());
		if (run.heldBackBy || !mayTryAgain(failure, tried, call)) return last;
		if (failure.httpCode === 429) rateLimiter.tooFast(startedAt);
		// What concerns the host concerns all messages; an error at one message holds up that one alone.
		if (failure.sent === 'no') rateLimiter.hold(pauseMs);
		else await clock.pause(FIRST_PAUSE_AT_RISK_MS * 2 ** (tried - 1), signal);
	}
}

/** n8n does not know the size of every file. */
const holdsBigFile = ({ form = {} }: ApiRequest) =>
	Object.values(form).some((part) => typeof part !== 'string' && (part.bytes ?? Infinity) >= BIG_FILE_BYTES);

/** The result of a message that was not accepted. */
export const notAccepted = (failure: Failure): SendResult => ({ answer: failed(failure) });

function mayTryAgain({ sent }: Failure, tried: number, { retryServerErrors }: Call) {
	if (sent === 'unknown') return retryServerErrors && tried < TRIES_AT_RISK;
	return sent === 'no' && tried < TRIES_WITHOUT_RISK;
}

/** The execution was stopped before the message had its turn. */
export const stoppedBefore: Failure = {
	code: 'STOPPED',
	message: 'Not sent: the execution was stopped before',
	fix: 'Run the workflow again with this item to send it.',
	sent: 'no',
};

/** The execution was stopped between request and answer. */
const stoppedUnderWay: Failure = {
	code: 'STOPPED',
	message: 'The execution was stopped while this message was on its way; it may have been sent',
	fix: 'Check the phone or Kaleyra’s report before you send it again.',
	sent: 'unknown',
};

/** A message that was not tried because nothing gets through any more. */
const notTried = ({ message, fix, code, httpCode }: Failure): Failure => ({
	code,
	...(httpCode === undefined ? {} : { httpCode }),
	message: `Not sent, because nothing got through any more: ${message}`,
	fix,
	sent: 'no',
});
