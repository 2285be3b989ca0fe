import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { options } from '../fields/options';

/** The options that hold for a whole run; where they contain expressions, the first item's count. */
export interface RunOptions {
	concurrency: number;
	/** 0 for no limit. */
	messagesPerSecond: number;
	retryServerErrors: boolean;
	simplify: boolean;
	summary: boolean;
	timeoutMs: number;
}

const fields = new Map((options.options as INodeProperties[]).map((option) => [option.name, option]));

/**
 * Reads the options of a run. Throws NodeOperationError where an expression gave a number that is none or
 * out of range: the editor checks only what is typed in.
 */
export function readRunOptions(context: IExecuteFunctions): RunOptions {
	// One by one: the options of a message may hold expressions that this item cannot work out.
	const read = (name: string) => context.getNodeParameter(`options.${name}`, 0, fields.get(name)?.default) as unknown;
	const readNumber = (name: string) => {
		const value = read(name);
		const { displayName = name, typeOptions: { minValue = 0, maxValue = Infinity } = {} } = fields.get(name) ?? {};
		const number = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : NaN;
		if (number >= minValue && number <= maxValue) return number;
		throw new NodeOperationError(context.getNode(), `${displayName} is ${JSON.stringify(value) ?? 'empty'}`, {
			description: `Enter a number ${maxValue === Infinity ? `from ${minValue} up` : `from ${minValue} to ${maxValue}`} in Options. Nothing was sent.`,
			itemIndex: 0,
		});
	};
	return {
		concurrency: readNumber('concurrency'),
		messagesPerSecond: readNumber('messagesPerSecond'),
		retryServerErrors: read('retryServerErrors') === true,
		simplify: read('simplify') !== false,
		summary: read('summary') === true,
		timeoutMs: readNumber('timeout') * 1000,
	};
}
