import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../../../kaleyra/api/request';
import { mapConcurrently } from '../../transport/concurrency';
import { failedError, refusedError } from '../../transport/errors';
import { inTimeSlices } from '../../transport/timeSlices';
import type { SendOperation } from '../operation';
import { groupItems, jobsOf, type Job } from './jobs';
import { Journal } from './journal';
import { failureIn, Progress, summaryItem, toItem, Totals, type Outcome } from './report';
import { openRun } from './run';
import { Sender } from './sender';

/**
 * Sends the messages of all items: prepares, sends at the chosen pace, answers with one item per
 * recipient in the order of the input, or with a summary. Throws NodeOperationError or NodeApiError at the
 * first failure unless the node is set to continue. When the execution is stopped it still answers, each
 * item saying whether its message went out.
 */
export async function sendItems(
	context: IExecuteFunctions,
	operation: SendOperation,
): Promise<INodeExecutionData[]> {
	if (context.getInputData().length === 0) return [];
	const run = await openRun(context);
	const { account, options, signal } = run;
	const groups = await groupItems(run, operation);
	const builder = (await operation.prepare?.(context, account, run.values)) ?? operation;
	const goesOn = context.continueOnFail();
	// A run that stops at the first failure sends nothing before every item has been checked.
	const jobs = goesOn ? jobsOf(run, builder, groups) : await allReady(context, jobsOf(run, builder, groups));

	const mayBeRepeated = !goesOn || context.getNode().retryOnFail === true;
	const journal = mayBeRepeated ? new Journal(context) : undefined;
	const sender = new Sender(run, journal);
	const totals = new Totals();
	const progress = new Progress(context, totals, groups.length, run.clock);
	let halt: Stop | undefined;
	// What an earlier try left open is no reason to hold back the rest.
	let leftOpen: Stop | undefined;

	const send = async (job: Job) => {
		progress.begin(job);
		const outcome = await sender.send(job);
		totals.add(outcome);
		progress.step();
		const failure = failureIn(outcome);
		if (failure && outcome.earlier) leftOpen ??= { outcome, failure };
		else if (failure && !goesOn && !signal?.aborted) {
			halt ??= { outcome, failure };
			run.stop(failure);
		}
		return options.summary ? [] : [toItem(outcome, account.apiVersion)];
	};
	const items = await mapConcurrently(jobs, options.concurrency, send, () => halt !== undefined);

	if (halt) throw stopError(context, halt, totals, groups.length, 'the rest was held back');
	if (leftOpen && !goesOn && !signal?.aborted) {
		throw stopError(context, leftOpen, totals, groups.length, 'nothing is left to send');
	}
	if (totals.total === totals.count('sent')) journal?.close();
	else if (signal?.aborted) progress.stopped();
	else if (totals.total > 1) progress.ended();
	return options.summary ? [summaryItem(totals, context.getInputData().length)] : items.flat();
}

/** All jobs. Throws at the first that cannot be sent as it is. */
async function allReady(context: IExecuteFunctions, jobs: Iterable<Job>): Promise<Job[]> {
	const all: Job[] = [];
	for await (const job of inTimeSlices(jobs)) {
		if ('violations' in job) throw refusedError(context.getNode(), job.violations, job.itemIndexes[0] ?? 0);
		all.push(job);
	}
	return all;
}

/** A message that ends the run with an error, and why. */
interface Stop {
	outcome: Outcome;
	failure: Failure;
}

/** The error that ends a run; it says what the run has sent by then, and what became of `theRest`. */
function stopError(
	context: IExecuteFunctions,
	{ outcome, failure }: Stop,
	totals: Totals,
	itemCount: number,
	theRest: string,
) {
	const parts = [
		`Of ${itemCount.toLocaleString('en')} items: ${String(totals)}; ${theRest}.`,
		...(totals.unclearItems.length > 0 ? [`May have been sent: item ${totals.unclearItems.join(', ')}, counted from 0.`] : []),
		'A retry of this execution sends no message again that was accepted or may have been sent.',
	];
	const note = itemCount > 1 ? parts.join(' ') : '';
	return failedError(context.getNode(), failure, outcome.job.itemIndexes[0] ?? 0, note);
}
