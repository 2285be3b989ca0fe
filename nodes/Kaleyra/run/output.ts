import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../../../kaleyra/api/request';
import { compact } from '../../../kaleyra/json';
import type { ApiVersion } from '../../../kaleyra/message/types';
import type { Result } from './attempts';
import { failedJson, refusedJson } from '../../transport/errors';
import type { Recipient, RefusedJob } from './jobs';
import type { Tally } from './tally';

/** A job and what became of it; `earlier` when that was in a try of the run before this one. */
export type Outcome = { job: RefusedJob } | { job: Recipient; result: Result; earlier?: true };

const pairedWith = ({ itemIndexes }: Recipient) =>
	itemIndexes.length === 1 ? { item: itemIndexes[0] ?? 0 } : itemIndexes.map((item) => ({ item }));

/** The item of one recipient, accepted or not. */
export function toItem(outcome: Outcome, apiVersion: ApiVersion): INodeExecutionData {
	return { json: toJson(outcome, apiVersion), pairedItem: pairedWith(outcome.job) };
}

function toJson(outcome: Outcome, apiVersion: ApiVersion): IDataObject {
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
		reference: compact(job.reference) as IDataObject,
		...(job.preview === undefined ? {} : { preview: job.preview }),
		...(raw === undefined ? {} : { response: raw as IDataObject }),
	};
}

/** Why the API did not accept the message; nothing for one that was accepted, or refused before. */
export function failureOf(outcome: Outcome): Failure | undefined {
	if (!('result' in outcome) || outcome.result.answer.accepted) return undefined;
	return outcome.result.answer.failure;
}

/** The one item that stands for a whole run, paired with all that came in. */
export const summaryItem = (tally: Tally, itemCount: number): INodeExecutionData => ({
	json: tally.toJson(),
	pairedItem: Array.from({ length: itemCount }, (_, item) => ({ item })),
});
