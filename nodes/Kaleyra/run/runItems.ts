import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Account } from '../../../kaleyra/api/account';
import { accountOf } from '../../transport/account';
import { failedError, failedJson, refusedError, refusedJson } from '../../transport/errors';
import { inTimeSlices } from '../../transport/timeSlices';
import { expressionViolation, ItemParameters, ParameterValues } from '../itemParameters';
import type { RunOperation, RunResult } from '../operation';

/**
 * Runs an operation that sends no message, item after item. Each item's output is paired with it. Throws
 * NodeOperationError or NodeApiError at the first failure unless the node is set to continue; then the
 * item says what happened, as a failed message's does. Once the execution is stopped, nothing more is done.
 */
export async function runItems(context: IExecuteFunctions, operation: RunOperation): Promise<INodeExecutionData[]> {
	const account = await accountOf(context);
	const items: INodeExecutionData[] = [];
	const values = new ParameterValues(context);
	const signal = context.getExecutionCancelSignal();
	for await (const itemIndex of inTimeSlices(context.getInputData().keys())) {
		if (signal?.aborted) break;
		const result = await runItem(context, operation, account, new ItemParameters(context, [itemIndex], values));
		for (const json of jsonOf(context, result, itemIndex)) items.push({ json, pairedItem: { item: itemIndex } });
	}
	return items;
}

async function runItem(
	context: IExecuteFunctions,
	operation: RunOperation,
	account: Account,
	parameters: ItemParameters,
): Promise<RunResult> {
	try {
		return await operation.run(context, account, parameters);
	} catch (error) {
		return { violations: [expressionViolation(error)] };
	}
}

function jsonOf(context: IExecuteFunctions, result: RunResult, itemIndex: number) {
	if ('json' in result) return result.json;
	if (context.continueOnFail()) {
		return ['failure' in result ? failedJson(result.failure) : refusedJson(result.violations)];
	}
	throw 'failure' in result
		? failedError(context.getNode(), result.failure, itemIndex)
		: refusedError(context.getNode(), result.violations, itemIndex);
}
