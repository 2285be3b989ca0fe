import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import type { Message } from '../../../kaleyra/message';
import type { Outgoing } from '../../../kaleyra/message/types';
import type { OpenQuestion } from '../../../kaleyra/waitAnswer';
import { accountOf } from '../account';
import type { MessageMaker } from '../operation';
import { Parameters } from '../parameters';
import { sendMessage, type Result } from '../sending/attempts';
import { failedError, refusedError } from '../sending/errors';
import { groupItems, isReady, prepareJobs, type Job } from '../sending/jobs';
import { toItem } from '../sending/output';
import { Pace } from '../sending/pace';
import { Uploads } from '../sending/uploads';
import { readWaitLimit } from './limitWaitTime';
import { buildQuestion, gathersItems, inFieldNames, responseTypeOf } from './question';
import { tokenMaker, withTokens } from './tokens';

/**
 * Sends one question and lets the execution sleep until the answer comes (answer.ts) or the time limit
 * ends. Returns the item that goes on when the limit ends. Throws NodeOperationError or NodeApiError
 * when the question cannot be sent, unless the node is set to continue.
 */
export async function ask(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	if (context.getInputData().length === 0) return [];
	const account = await accountOf(context);
	const open = context.getContext('node') as { question?: OpenQuestion };
	const round = (open.question?.round ?? 0) + 1;
	const tokens = tokenMaker(context, round);
	const question: MessageMaker = {
		build: (parameters) => buildQuestion(parameters, tokens.overhead),
		gathersItems,
	};

	const itemIndexes = onlyGroup(context, groupItems(context, question));
	const parameters = new Parameters(context, itemIndexes);
	const responseType = responseTypeOf(parameters);
	const { onlyAskedNumber = true, timeout = 30 } = parameters.collection('options');
	const waitTill = readWaitLimit(context, parameters);

	const job = inWords(onlyRecipient(context, prepareJobs(context, question, account, itemIndexes)));
	if (!isReady(job)) {
		if (context.continueOnFail()) return [toItem({ job }, account.apiVersion, true)];
		throw refusedError(context.getNode(), job.violations, itemIndexes[0] ?? 0);
	}
	const message = withTokens(job.outgoing.message, tokens.tokenFor);
	const result = await send(context, account, { ...job.outgoing, message }, Number(timeout) * 1000);
	const { answer } = result;
	if (!answer.accepted) {
		if (context.continueOnFail()) return [toItem({ job, result }, account.apiVersion, true)];
		throw failedError(context.getNode(), answer.failure, itemIndexes[0] ?? 0);
	}

	open.question = { round, responseType, ...(onlyAskedNumber === false ? {} : { askedNumber: job.to }) };
	const unanswered: INodeExecutionData = {
		json: { data: { answered: false, askedNumber: job.to, messageId: answer.messageId, askedAt: new Date().toISOString() } },
		pairedItem: itemIndexes.map((item) => ({ item })),
	};
	// When the limit ends, n8n hands on what came in. That would look like an answer where an earlier
	// question's answer came in, so what goes on then is put there now.
	context.getExecuteData().data = { main: [[unanswered]] };
	await context.putExecutionToWait(waitTill);
	return [unanswered];

	function inWords(prepared: Job): Job {
		if (isReady(prepared)) return prepared;
		return { ...prepared, violations: prepared.violations.map((violation) => inFieldNames(violation, responseType)) };
	}
}

async function send(
	context: IExecuteFunctions,
	account: Account,
	outgoing: Outgoing<Message>,
	timeoutMs: number,
): Promise<Result> {
	const api = apiOf(account.apiVersion);
	const signal = context.getExecutionCancelSignal();
	const sending = { api, pace: new Pace(0, signal), timeoutMs, retryServerErrors: false, signal };
	const resolved = await new Uploads(context, account, sending).resolve(outgoing);
	if ('failure' in resolved) return { answer: { accepted: false, ...resolved } };
	return await sendMessage(context, api.encode(resolved, account), sending);
}

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
