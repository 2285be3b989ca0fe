import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import type { Failure } from '../../../kaleyra/api/request';
import { accountOf } from '../account';
import type { SendOperation } from '../operation';
import { ParameterValues } from '../parameterValues';
import type { Sending } from './attempts';
import { monotonicClock, type Clock } from './clock';
import { mapConcurrently } from './concurrency';
import { failedError, refusedError } from './errors';
import { groupItems, prepareJobs, unreadJob, type Job } from './jobs';
import { Journal } from './journal';
import { readRunOptions, type RunOptions } from './options';
import { failureOf, summaryItem, toItem, type Outcome } from './output';
import { Pace } from './pace';
import { Progress } from './progress';
import { Sender } from './sender';
import { Slots } from './slots';
import { Standstill } from './standstill';
import { Tally } from './tally';
import { inTimeSlices } from './timeSlices';

/** How many requests with a big file may lie in memory at once. */
const BIG_FILES_AT_ONCE = 4;

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
	const values = new ParameterValues(context);
	const groups = await groupItems(context, operation, values);
	if (groups.length === 0) return [];
	const account = await accountOf(context);
	const options = readRunOptions(context);
	const maker = (await operation.prepare?.(context, account)) ?? operation;
	const sending = await openSending(context, account, options);
	const { signal, standstill } = sending;
	const goesOn = context.continueOnFail();

	function* prepared(): Generator<Job> {
		for (const group of groups) {
			yield* signal?.aborted ? [unreadJob(group)] : prepareJobs(context, maker, account, group, values);
		}
	}
	// A run that stops at the first failure sends nothing before every item has been checked.
	const jobs = goesOn ? prepared() : await allReady(context, prepared());

	const mayBeRepeated = !goesOn || context.getNode().retryOnFail === true;
	const journal = mayBeRepeated ? new Journal(context) : undefined;
	const sender = new Sender(context, account, sending, journal);
	const tally = new Tally();
	const progress = new Progress(context, tally, groups.length, sending.clock);
	let halt: Stop | undefined;
	// What an earlier try left open is no reason to hold back the rest.
	let leftOpen: Stop | undefined;

	const send = async (job: Job) => {
		progress.begin(job);
		const outcome = await sender.send(job);
		tally.add(outcome);
		progress.step();
		const failure = failureOf(outcome);
		if (failure && 'earlier' in outcome) leftOpen ??= { outcome, failure };
		else if (failure && !goesOn && !signal?.aborted) {
			halt ??= { outcome, failure };
			// Those that wait for their turn are held back too.
			standstill.reason ??= failure;
		}
		return options.summary ? [] : [toItem(outcome, account.apiVersion)];
	};
	const items = await mapConcurrently(jobs, options.concurrency, send, () => halt !== undefined);

	if (halt) throw stopError(context, halt, tally, groups.length, 'the rest was held back');
	if (leftOpen && !goesOn && !signal?.aborted) {
		throw stopError(context, leftOpen, tally, groups.length, 'nothing is left to send');
	}
	if (tally.total === tally.count('sent')) journal?.close();
	else if (signal?.aborted) progress.stopped();
	else if (tally.total > 1) progress.ended();
	return options.summary ? [summaryItem(tally, context.getInputData().length)] : items.flat();
}

/** What the messages of one run share. */
export async function openSending(
	context: IExecuteFunctions,
	account: Account,
	options: RunOptions,
	clock: Clock = monotonicClock,
): Promise<Sending> {
	const signal = context.getExecutionCancelSignal();
	return {
		api: apiOf(account.apiVersion),
		credential: await context.getCredentials('kaleyraApi'),
		clock,
		pace: new Pace(options.messagesPerSecond, signal, clock),
		standstill: new Standstill(),
		bigFiles: new Slots(BIG_FILES_AT_ONCE),
		timeoutMs: options.timeoutMs,
		retryServerErrors: options.retryServerErrors,
		keepRaw: !options.simplify,
		signal,
	};
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
	tally: Tally,
	itemCount: number,
	theRest: string,
) {
	const parts = [
		`Of ${itemCount.toLocaleString('en')} items: ${String(tally)}; ${theRest}.`,
		...(tally.unclearItems.length > 0 ? [`May have been sent: item ${tally.unclearItems.join(', ')}, counted from 0.`] : []),
		'A retry of this execution sends no message again that was accepted or may have been sent.',
	];
	const note = itemCount > 1 ? parts.join(' ') : '';
	return failedError(context.getNode(), failure, outcome.job.itemIndexes[0] ?? 0, note);
}
