import { isObject, type JsonObject } from '../json';
import { failed, ok, type Result } from '../result';
import { errorTexts, failureOf } from './failure';
import type { Acceptance, ApiResponse } from './request';

/** Whether the API took a call: 2xx, and no `error` in the answer. v1 answers 200 with one at times. */
const isAccepted = ({ statusCode, body }: ApiResponse): boolean =>
	statusCode >= 200 && statusCode < 300 && typeof body === 'object' && errorTexts(body).length === 0;

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
