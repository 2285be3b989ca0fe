import type { IExecuteFunctions } from 'n8n-workflow';

import type { Api } from '../../../kaleyra/api';
import type { Answer, ApiRequest, Failure } from '../../../kaleyra/api/request';
import type { Pace } from './pace';
import { pause } from './pause';
import { callApi } from './request';

/** How often a message is tried in all, and how long the first pause is; each further one is twice as long. */
const TRIES = 5;
const FIRST_PAUSE_MS = 500;

export interface Sending {
	api: Pick<Api, 'readAnswer'>;
	pace: Pace;
	timeoutMs: number;
	/** Whether the user accepts that a message may arrive twice. */
	retryServerErrors: boolean;
	signal?: AbortSignal;
}

export type Result = { answer: Answer; raw?: unknown };

/**
 * Sends one message. It is tried again only where the first try cannot have sent anything (429, no
 * connection), or where the user chose to risk a second message.
 */
export async function sendMessage(
	context: IExecuteFunctions,
	request: ApiRequest,
	sending: Sending,
): Promise<Result> {
	for (let tried = 1; ; tried++) {
		await sending.pace.turn();
		const response = await callApi(context, request, sending.timeoutMs);
		const result: Result =
			'noAnswer' in response
				? { answer: { accepted: false, failure: response.noAnswer } }
				: { answer: sending.api.readAnswer(response), raw: response.body };
		if (result.answer.accepted || tried === TRIES || !mayTryAgain(result.answer.failure, sending)) return result;

		const { httpCode, retryAfterMs = FIRST_PAUSE_MS * 2 ** (tried - 1) } = result.answer.failure;
		if (httpCode === 429) sending.pace.hold(retryAfterMs);
		else await pause(retryAfterMs, sending.signal);
	}
}

const mayTryAgain = ({ retryable, mayHaveBeenSent }: Failure, { retryServerErrors }: Sending) =>
	retryable || (retryServerErrors && mayHaveBeenSent);
