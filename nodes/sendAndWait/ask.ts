import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../../kaleyra/api/request';
import type { MessageBuilder } from '../Kaleyra/operation';
import { ItemParameters } from '../Kaleyra/itemParameters';
import type { Panel } from '../Kaleyra/wording';
import { notAccepted } from '../Kaleyra/run/attempts';
import { failedError, refusedError } from '../transport/errors';
import { groupItems, isReady, prepareJobs, type Job } from '../Kaleyra/run/jobs';
import { Journal } from '../Kaleyra/run/journal';
import { failureIn, toItem, type Outcome } from '../Kaleyra/run/report';
import { openRun, type Run } from '../Kaleyra/run/run';
import { Sender } from '../Kaleyra/run/sender';
import { inTimeSlices } from '../transport/timeSlices';
import { readWaitLimit } from './limitWaitTime';
import { buildQuestion, gathersItems, responseTypeOf, withTokens, type OpenQuestion } from './question';
import { tokenMaker, type TokenMaker } from './signing';

/**
 * Sends one question and lets the execution sleep until the answer comes (answer.ts) or the time limit
 * ends. Returns the item that goes on when the limit ends. Throws NodeOperationError or NodeApiError
 * when the question cannot be sent, unless the node is set to continue.
 */
export async function ask(context: IExecuteFunctions, panel: Panel): Promise<INodeExecutionData[]> {
	if (context.getInputData().length === 0) return [];
	// Whatever the node's options say: two questions would lie on the phone.
	const run = await openRun(context, { retryServerErrors: false });
	const { apiVersion } = run.account;
	const open = context.getContext('node') as { question?: OpenQuestion };
	const round = (open.question?.round ?? 0) + 1;
	const anyTrigger = context.getNodeParameter('options.acceptAnswersFrom', 0, '') === 'anyTrigger';
	const tokens = await tokenMaker(context, round, anyTrigger);
	const question: MessageBuilder = {
		...panel,
		build: (parameters) => buildQuestion(parameters, tokens.overhead),
		gathersItems,
	};

	const itemIndexes = onlyGroup(context, await groupItems(run, question));
	const parameters = new ItemParameters(context, itemIndexes, run.values);
	const responseType = responseTypeOf(parameters);
	const { onlyAskedNumber } = parameters.collection('options');
	const waitTill = readWaitLimit(context, parameters);

	const jobs: Job[] = [];
	for await (const job of inTimeSlices(prepareJobs(run, question, itemIndexes))) jobs.push(job);
	const job = onlyRecipient(context, jobs);
	// Before it goes out: even a question of which nothing is heard must not share its round with the next.
	open.question = {
		round,
		responseType,
		...(onlyAskedNumber === false ? {} : { askedNumber: job.to }),
		...(anyTrigger ? { anyTrigger } : {}),
	};
	const outcome = await send(run, tokens, job);
	const { answer } = outcome;
	if (!answer.ok) {
		if (context.continueOnFail()) return [toItem(outcome, apiVersion)];
		const [itemIndex = 0] = itemIndexes;
		throw Array.isArray(answer.failure)
			? refusedError(context.getNode(), answer.failure, itemIndex)
			: failedError(context.getNode(), answer.failure, itemIndex);
	}

	const unanswered: INodeExecutionData = {
		json: { data: { answered: false, askedNumber: job.to, messageId: answer.value.messageId, askedAt: new Date().toISOString() } },
		pairedItem: itemIndexes.map((item) => ({ item })),
	};
	// When the limit ends, n8n hands on what came in. That would look like an answer where an earlier
	// question's answer came in, so what goes on then is put there now.
	context.getExecuteData().data = { main: [[unanswered]] };
	await context.putExecutionToWait(waitTill);
	return [unanswered];
}

/**
 * Sends the question with a token in each id. One that may have been sent is not sent again, neither by
 * this try nor when n8n repeats the node: two questions would lie on the phone, and only one could be answered.
 */
async function send(run: Run, tokens: TokenMaker, job: Job): Promise<Outcome> {
	const journal = new Journal(run.context);
	const sender = new Sender(run, journal);
	if (!isReady(job)) return await sender.send(job);
	const message = withTokens(job.outgoing.message, tokens.tokenFor);
	const outcome = await sender.send({ ...job, outgoing: { ...job.outgoing, message } });
	const failure = failureIn(outcome);
	if (failure && outcome.earlier) return { job, ...notAccepted(notAskedAgain(failure)) };
	if (!failure) journal.close();
	return outcome;
}

const notAskedAgain = (failure: Failure): Failure => ({
	...failure,
	message: `Not asked again, because an earlier try may have asked already: ${failure.message}`,
	fix: 'An answer to that question is not waited for any more. Check the phone; to ask again all the same, start the workflow anew.',
});

function onlyGroup(context: IExecuteFunctions, groups: number[][]): number[] {
	const [group] = groups;
	if (group && groups.length === 1) return group;
	throw new NodeOperationError(
		context.getNode(),
		`Send and Wait for Reply asks one question at a time, but ${groups.length} items came in`,
		{
			description:
				'Put a Loop Over Items node (batch size 1) before this node and lead the end of the branch back to it: the items are then asked one after the other.',
		},
	);
}

function onlyRecipient(context: IExecuteFunctions, jobs: Job[]): Job {
	const [job] = jobs;
	if (job && jobs.length === 1) return job;
	throw new NodeOperationError(
		context.getNode(),
		`Send and Wait for Reply asks one number, but To holds ${jobs.length}`,
		{
			description:
				'Keep one number in To. To ask several people, give each an item of its own and put a Loop Over Items node (batch size 1) before this node.',
			itemIndex: 0,
		},
	);
}
