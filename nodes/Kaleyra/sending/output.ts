import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ApiVersion } from '../../../kaleyra/message/types';
import type { Result } from './attempts';
import { violationTexts } from './errors';
import { isReady, type Job, type RefusedJob } from './jobs';

/** A job and what became of it. */
export type Outcome = { job: RefusedJob } | { job: Exclude<Job, RefusedJob>; result: Result };

const pairedWith = ({ itemIndexes }: Job) =>
	itemIndexes.length === 1 ? { item: itemIndexes[0] ?? 0 } : itemIndexes.map((item) => ({ item }));

/**
 * The item of one recipient. A failed one holds exactly `error`, `message` and `details`: only in this
 * form does n8n take an item to the error output with its details intact.
 */
export function toItem(outcome: Outcome, apiVersion: ApiVersion, simplify: boolean): INodeExecutionData {
	return { json: toJson(outcome, apiVersion, simplify), pairedItem: pairedWith(outcome.job) };
}

function toJson(outcome: Outcome, apiVersion: ApiVersion, simplify: boolean): IDataObject {
	const { job } = outcome;
	if (!('result' in outcome)) return refusedJson(outcome.job);
	const { answer, raw } = outcome.result;
	if (!answer.accepted) {
		const { message, fix, code, httpCode, retryable, mayHaveBeenSent } = answer.failure;
		return {
			error: message,
			message: fix,
			details: { to: job.to, from: job.from, code, httpCode: httpCode ?? null, retryable, mayHaveBeenSent },
		};
	}
	return {
		success: true,
		messageId: answer.messageId,
		to: job.to,
		from: job.from,
		status: 'accepted',
		code: answer.code,
		message: answer.message,
		apiVersion,
		reference: given(job.reference),
		...(simplify ? {} : { response: raw as IDataObject }),
	};
}

function refusedJson({ to, from, violations }: RefusedJob): IDataObject {
	const { message, description } = violationTexts(violations);
	return {
		error: message,
		message: description,
		details: {
			to,
			from,
			code: 'INVALID_MESSAGE',
			httpCode: null,
			retryable: false,
			mayHaveBeenSent: false,
			violations: violations as unknown as IDataObject[],
		},
	};
}

const given = (reference: object): IDataObject =>
	Object.fromEntries(Object.entries(reference).filter(([, value]) => value !== undefined)) as IDataObject;

/** Whether the message was not accepted. */
export const hasFailed = (outcome: Outcome): boolean =>
	!isReady(outcome.job) || !('result' in outcome) || !outcome.result.answer.accepted;
