import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Account } from '../../../kaleyra/api/account';
import { failed } from '../../../kaleyra/result';
import { accountOf } from '../../transport/account';
import { failedError, failedJson, refusedError, refusedJson, type FieldViolation } from '../../transport/errors';
import { inTimeSlices } from '../../transport/timeSlices';
import { expressionViolation, ItemParameters, ParameterValues } from '../itemParameters';
import type { RunOperation, RunResult } from '../operation';
import { inWords } from '../wording';

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
): Promise<RunResult<FieldViolation>> {
	try {
		const result = await operation.run(context, account, parameters);
		if (result.ok || !Array.isArray(result.failure)) return result as RunResult<FieldViolation>;
		return failed(inWords(result.failure, operation, (name) => parameters.text(name)));
	} catch (error) {
		return failed([expressionViolation(error)]);
	}
}

function jsonOf(context: IExecuteFunctions, result: RunResult<FieldViolation>, itemIndex: number) {
	if (result.ok) return result.value;
	const { failure } = result;
	if (context.continueOnFail()) return [Array.isArray(failure) ? refusedJson(failure) : failedJson(failure)];
	const node = context.getNode();
	throw Array.isArray(failure) ? refusedError(node, failure, itemIndex) : failedError(node, failure, itemIndex);
}
