import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { apiOf, type Api } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import type { Failure } from '../../../kaleyra/api/request';
import { accountOf } from '../../transport/account';
import { monotonicClock, type Clock } from '../../transport/clock';
import { Semaphore } from '../../transport/concurrency';
import { options } from '../fields/options';
import { ParameterValues } from '../itemParameters';
import { CircuitBreaker } from './circuitBreaker';
import { RateLimiter } from './rateLimiter';

/** How many requests with a big file may lie in memory at once. */
const BIG_FILES_AT_ONCE = 4;

/** What all messages of a run share. */
export class Run {
	readonly api: Api;
	readonly values: ParameterValues;
	readonly rateLimiter: RateLimiter;
	readonly circuitBreaker = new CircuitBreaker();
	/** For requests with big files, which lie in memory while they are on their way. */
	readonly bigFiles = new Semaphore(BIG_FILES_AT_ONCE);
	/** Aborted when somebody stops the execution. */
	readonly signal?: AbortSignal;
	private stoppedBy?: Failure;

	/** @param credential read once: n8n would read and decrypt it again for every message. */
	constructor(
		readonly context: IExecuteFunctions,
		readonly account: Account,
		readonly credential: ICredentialDataDecryptedObject,
		readonly options: RunOptions,
		readonly clock: Clock = monotonicClock,
	) {
		this.api = apiOf(account.apiVersion);
		this.values = new ParameterValues(context);
		this.signal = context.getExecutionCancelSignal();
		this.rateLimiter = new RateLimiter(options.messagesPerSecond, this.signal, clock);
	}

	/** Ends the run at a message's failure: what has not gone out yet is held back, also what waits for its turn. */
	stop(failure: Failure) {
		this.stoppedBy ??= failure;
	}

	/** Why nothing more goes out in this run: it was ended, or nothing gets through any more. */
	get heldBackBy(): Failure | undefined {
		return this.stoppedBy ?? this.circuitBreaker.reason;
	}
}

/**
 * A run with the credential and the options of the node; `fixed` options are not the user's to choose.
 * Throws NodeOperationError where either is not usable.
 */
export async function openRun(context: IExecuteFunctions, fixed: Partial<RunOptions> = {}): Promise<Run> {
	const account = await accountOf(context);
	const credential = await context.getCredentials('kaleyraApi');
	return new Run(context, account, credential, { ...readRunOptions(context), ...fixed });
}

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
function readRunOptions(context: IExecuteFunctions): RunOptions {
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
