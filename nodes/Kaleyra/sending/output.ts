import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ApiVersion } from '../../../kaleyra/message/types';
import type { Result } from './attempts';
import { failedJson, refusedJson } from './errors';
import { isReady, type Job, type RefusedJob } from './jobs';

/** A job and what became of it. */
export type Outcome = { job: RefusedJob } | { job: Exclude<Job, RefusedJob>; result: Result };

const pairedWith = ({ itemIndexes }: Job) =>
	itemIndexes.length === 1 ? { item: itemIndexes[0] ?? 0 } : itemIndexes.map((item) => ({ item }));

/** The item of one recipient, accepted or not. */
export function toItem(outcome: Outcome, apiVersion: ApiVersion, simplify: boolean): INodeExecutionData {
	return { json: toJson(outcome, apiVersion, simplify), pairedItem: pairedWith(outcome.job) };
}

function toJson(outcome: Outcome, apiVersion: ApiVersion, simplify: boolean): IDataObject {
	const { job } = outcome;
	const whom = { to: job.to, from: job.from };
	if (!('result' in outcome)) return refusedJson(outcome.job.violations, whom);
	const { answer, raw } = outcome.result;
	if (!answer.accepted) return failedJson(answer.failure, whom);
	return {
		success: true,
		messageId: answer.messageId,
		...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
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

const given = (reference: object): IDataObject =>
	Object.fromEntries(Object.entries(reference).filter(([, value]) => value !== undefined)) as IDataObject;

/** Whether the message was not accepted. */
export const hasFailed = (outcome: Outcome): boolean =>
	!isReady(outcome.job) || !('result' in outcome) || !outcome.result.answer.accepted;
