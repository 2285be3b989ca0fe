import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { apiOf } from '../../../kaleyra/api';
import { accountOf } from '../account';
import type { SendOperation } from '../operation';
import { Parameters } from '../parameters';
import { sendMessage, type Sending } from './attempts';
import { mapConcurrently } from './concurrency';
import { failedError, refusedError } from './errors';
import { groupItems, isReady, prepareJobs, type Job } from './jobs';
import { hasFailed, toItem, type Outcome } from './output';
import { Pace } from './pace';
import { Uploads } from './uploads';

/**
 * Sends the messages of all items: prepares, sends at the chosen pace, answers with one item per
 * recipient in the order of the input. Throws NodeOperationError or NodeApiError at the first failure
 * unless the node is set to continue.
 */
export async function sendItems(
	context: IExecuteFunctions,
	operation: SendOperation,
): Promise<INodeExecutionData[]> {
	const groups = groupItems(context, operation);
	if (groups.length === 0) return [];
	const account = await accountOf(context);
	const { concurrency = 20, messagesPerSecond = 80, retryServerErrors = false, simplify = true, timeout = 30 } =
		new Parameters(context, [0]).collection('options');
	const signal = context.getExecutionCancelSignal();
	const api = apiOf(account.apiVersion);
	const sending: Sending = {
		api,
		pace: new Pace(Number(messagesPerSecond), signal),
		timeoutMs: Number(timeout) * 1000,
		retryServerErrors: retryServerErrors === true,
		signal,
	};

	function* prepared(): Generator<Job> {
		for (const group of groups) yield* prepareJobs(context, operation, account, group);
	}
	const uploads = new Uploads(context, account, sending);
	const attempt = async (job: Job): Promise<Outcome> => {
		if (!isReady(job)) return { job };
		const outgoing = await uploads.resolve(job.outgoing);
		if ('failure' in outgoing) return { job, result: { answer: { accepted: false, ...outgoing } } };
		return { job, result: await sendMessage(context, api.encode(outgoing, account), sending) };
	};

	if (context.continueOnFail()) {
		const outcomes = await mapConcurrently(prepared(), Number(concurrency), attempt);
		return outcomes.map((outcome) => toItem(outcome, account.apiVersion, simplify !== false));
	}
	// A run that stops at the first failure sends nothing before every item has been checked.
	const jobs = [...prepared()];
	throwAtRefused(context, jobs);
	const outcomes = await mapConcurrently(jobs, Number(concurrency), attempt, hasFailed);
	throwAtFailed(context, outcomes, jobs.length);
	return outcomes.map((outcome) => toItem(outcome, account.apiVersion, simplify !== false));
}

function throwAtRefused(context: IExecuteFunctions, jobs: Job[]) {
	for (const job of jobs) {
		if (!isReady(job)) throw refusedError(context.getNode(), job.violations, job.itemIndexes[0] ?? 0);
	}
}

function throwAtFailed(context: IExecuteFunctions, outcomes: Outcome[], total: number) {
	const failed = outcomes.find(hasFailed);
	if (!failed || !('result' in failed) || failed.result.answer.accepted) return;
	const sent = outcomes.filter((outcome) => !hasFailed(outcome)).length;
	const note = total > 1 ? `Of ${total} messages ${sent} were accepted; the rest were not sent after this one.` : '';
	throw failedError(context.getNode(), failed.result.answer.failure, failed.job.itemIndexes[0] ?? 0, note);
}
