import { isObject, type JsonObject } from '../json';
import { errorTexts, failureOf } from './failure';
import type { Acceptance, Answer, ApiResponse, Failure } from './request';

/** Whether the API took a call: 2xx, and no `error` in the answer. v1 answers 200 with one at times. */
const isAccepted = ({ statusCode, body }: ApiResponse): boolean =>
	statusCode >= 200 && statusCode < 300 && typeof body === 'object' && errorTexts(body).length === 0;

/** Why the API did not take a call; undefined when it did. */
export const refusalOf = (response: ApiResponse): Failure | undefined => (isAccepted(response) ? undefined : failureOf(response));

/**
 * The answer to a call that gives an id.
 * @param read finds the id in the body; undefined when there is none, which is no acceptance.
 */
export function answerTo(response: ApiResponse, read: (body: JsonObject) => Omit<Acceptance, 'accepted'> | undefined): Answer {
	const found = isAccepted(response) && isObject(response.body) ? read(response.body) : undefined;
	return found ? { accepted: true, ...found } : { accepted: false, failure: failureOf(response) };
}
