import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { options } from '../fields/options';
import { Parameters } from '../parameters';

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

const defaults = Object.fromEntries(
	(options.options as INodeProperties[]).map((option) => [option.name, option.default]),
);

export function readRunOptions(context: IExecuteFunctions): RunOptions {
	const given = { ...defaults, ...new Parameters(context, [0]).collection('options') };
	return {
		concurrency: Number(given.concurrency),
		messagesPerSecond: Number(given.messagesPerSecond),
		retryServerErrors: given.retryServerErrors === true,
		simplify: given.simplify !== false,
		summary: given.summary === true,
		timeoutMs: Number(given.timeout) * 1000,
	};
}
