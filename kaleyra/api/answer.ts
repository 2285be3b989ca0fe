import { isObject, type JsonObject } from '../json';
import { failed, ok, type Result } from '../result';
import { explainCode } from './errorCodes';
import type { Acceptance, ApiResponse, Failure, Sent } from './request';

/** Whether the API took a call: 2xx, and no `error` in the answer. v1 answers 200 with one at times. */
const isAccepted = ({ statusCode, body }: ApiResponse): boolean =>
	statusCode >= 200 && statusCode < 300 && typeof body === 'object' && body !== null && errorTexts(body).length === 0;

/**
 * The body of the answer to a call that sends no message.
 * @param whatFailed what did not come about where the API did not take the call.
 */
export const bodyOf = (response: ApiResponse, whatFailed: string): Result<unknown> =>
	isAccepted(response) ? ok(response.body) : failed(failureOf(response, whatFailed));

/**
 * The answer to a call that gives an id.
 * @param read finds the id in the body; undefined when there is none, which is no acceptance.
 * @param whatFailed for a call that sends no message.
 */
export function answerTo(
	response: ApiResponse,
	read: (body: JsonObject) => Acceptance | undefined,
	whatFailed?: string,
): Result<Acceptance> {
	const found = isAccepted(response) && isObject(response.body) ? read(response.body) : undefined;
	return found ? ok(found) : failed(failureOf(response, whatFailed));
}

/** The `error` object of an answer, as `field: text` lines. Empty when nothing is in it. */
function errorTexts(body: unknown): string[] {
	if (!isObject(body)) return [];
	const { error } = body;
	if (typeof error === 'string' && error !== '') return [error];
	if (!isObject(error)) return [];
	return Object.entries(error).map(([field, text]) =>
		field === 'error' ? String(text) : `${field}: ${typeof text === 'string' ? text : JSON.stringify(text)}`,
	);
}

/**
 * Turns an answer that is no acceptance into a failure a person can act on.
 * @param whatFailed for a call that sends no message: what did not come about, for example `Kaleyra did not take the file`.
 */
export function failureOf(response: ApiResponse, whatFailed?: string): Failure {
	const failure = messageFailure(response);
	return whatFailed === undefined ? failure : withoutMessage(failure, whatFailed);
}

function messageFailure({ statusCode, headers, body }: ApiResponse): Failure {
	const object = isObject(body) ? body : {};
	const code = String(object.code ?? '') || `HTTP ${statusCode}`;
	// v3 explains itself under `meta`.
	const meta = isObject(object.meta) ? object.meta : {};
	const said = String(object.message ?? meta.explain ?? '');
	const texts = errorTexts(body);
	const known = explainCode(code, [said, ...texts].join(' ')) ?? explainStatus(statusCode, said || (texts[0] ?? ''), texts.length > 0);
	const details = [...new Set([said, ...texts])].filter((text) => text !== '').join('; ');

	return {
		code,
		httpCode: statusCode,
		message: known.message,
		fix: details === '' ? known.fix : `${known.fix} Kaleyra said: ${details.slice(0, 600)}`,
		sent: sentAt(statusCode, texts.length > 0),
		...retryAfter(headers),
	};
}

function sentAt(statusCode: number, isRefusal: boolean): Sent {
	if (statusCode === 429) return 'no';
	// A 2xx that says nothing of a refusal leaves open what became of the message.
	return statusCode >= 500 || (statusCode < 300 && !isRefusal) ? 'unknown' : 'refused';
}

function explainStatus(statusCode: number, said: string, isRefusal: boolean) {
	if (statusCode === 429) {
		return {
			message: 'Kaleyra asks for fewer messages per second',
			fix: 'Lower Messages per Second in Options, or send again later.',
		};
	}
	if (statusCode === 401 || statusCode === 403) {
		return {
			message: 'Kaleyra does not accept the credential',
			fix: 'Check the key or token, and that the region or base URL is the one of your account.',
		};
	}
	if (statusCode === 404) {
		return {
			message: 'The host does not know this address of the Kaleyra API',
			fix: 'Check the region or the base URL in the credential.',
		};
	}
	if (statusCode >= 500) {
		return {
			message: `Kaleyra could not handle the message (HTTP ${statusCode})`,
			fix: 'It may have been sent all the same: check the phone or Kaleyra’s report before you send it again.',
		};
	}
	if (statusCode < 300 && !isRefusal) {
		return {
			message: 'The host’s answer is not one of the Kaleyra API',
			fix: 'Check the region or the base URL in the credential. The message may have been sent all the same.',
		};
	}
	return {
		message: said === '' ? `Kaleyra refused the request (HTTP ${statusCode})` : `Kaleyra refused the request: ${said.slice(0, 200)}`,
		fix: 'Look the code up in Kaleyra’s documentation, or ask Kaleyra support with it.',
	};
}

/** `Retry-After` in seconds, as the header gives it (RFC 9110 also allows a date, which no API here sends). */
function retryAfter(headers: Record<string, unknown>): { retryAfterMs?: number } {
	const seconds = Number(headers['retry-after']);
	return Number.isFinite(seconds) && seconds >= 0 && headers['retry-after'] !== undefined
		? { retryAfterMs: seconds * 1000 }
		: {};
}

/**
 * The failure of a call that sends no message, freed of all it says about one that may be on its way.
 * @param whatFailed as for `failureOf`.
 */
export function withoutMessage(failure: Failure, whatFailed: string): Failure {
	if (failure.sent !== 'unknown') return failure;
	const { httpCode } = failure;
	const words =
		httpCode !== undefined && httpCode < 300
			? { message: 'The host’s answer is not one of the Kaleyra API', fix: 'Check the region or the base URL in the credential.' }
			: { message: httpCode === undefined ? whatFailed : `${whatFailed} (HTTP ${httpCode})`, fix: 'Try again in a few minutes.' };
	return { ...failure, ...words, sent: 'no' };
}
