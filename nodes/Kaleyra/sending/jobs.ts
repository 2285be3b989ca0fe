import type { IExecuteFunctions } from 'n8n-workflow';

import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import { checkOutgoing, messageType, type Message } from '../../../kaleyra/message';
import type { Outgoing, Reference, Violation } from '../../../kaleyra/message/types';
import { parsePhoneNumber, splitNumbers } from '../../../kaleyra/phoneNumber';
import { readCompanions } from '../fields/options';
import { readReference } from '../fields/reference';
import type { MessageMaker } from '../operation';
import { expressionViolation, Parameters } from '../parameters';
import { ParameterValues } from '../parameterValues';
import { inTimeSlices } from './timeSlices';

/** One message to one recipient. */
export interface Recipient {
	/** The input items it is made of; the first answers for it in errors. */
	itemIndexes: readonly number[];
	/** Its place among the recipients of these items. */
	place: number;
	from: string;
	to: string;
	reference: Reference;
	/** What the customer will read, where the fields do not show it by themselves. */
	preview?: string;
}

export type ReadyJob = Recipient & { outgoing: Outgoing<Message> };
export type RefusedJob = Recipient & { violations: Violation[] };
/** Items whose fields were not read because the execution was stopped before. */
export type UnreadJob = Recipient & { unread: true };
export type Job = ReadyJob | RefusedJob | UnreadJob;

/**
 * Which items make up which message: one each, unless the operation gathers items. Then those with the
 * same recipient go together, in the order in which the recipients first appear. Items that nobody has
 * looked at when the execution is stopped stay apart.
 */
export async function groupItems(
	context: IExecuteFunctions,
	operation: MessageMaker,
	values = new ParameterValues(context),
): Promise<number[][]> {
	const indexes = context.getInputData().map((_, index) => index);
	const gathers = indexes.length > 0 && operation.gathersItems?.(new Parameters(context, [0], values));
	if (!gathers) return indexes.map((index) => [index]);

	const groups: number[][] = [];
	const byRecipient = new Map<string, number[]>();
	const signal = context.getExecutionCancelSignal();
	for await (const index of inTimeSlices(indexes)) {
		const recipient = signal?.aborted ? undefined : recipientOf(new Parameters(context, [index], values));
		const known = recipient === undefined ? undefined : byRecipient.get(recipient);
		if (known) {
			known.push(index);
			continue;
		}
		const group = [index];
		groups.push(group);
		if (recipient !== undefined) byRecipient.set(recipient, group);
	}
	return groups;
}

/** Whom an item is for; undefined when an expression fails, which is told when the item's turn comes. */
function recipientOf(parameters: Parameters): string | undefined {
	try {
		return `${parameters.locator('from').value} ${parameters.text('to')}`;
	} catch {
		return undefined;
	}
}

/**
 * The jobs of one group of items, each when it is asked for: parameters read, message built and checked.
 * Sends nothing. An expression that cannot be worked out for these items refuses them, and no others.
 */
export function* prepareJobs(
	context: IExecuteFunctions,
	operation: MessageMaker,
	account: Account,
	itemIndexes: readonly number[],
	values = new ParameterValues(context),
): Generator<Job> {
	try {
		yield* readJobs(context, operation, account, itemIndexes, values);
	} catch (error) {
		yield { ...unknownRecipient(itemIndexes), violations: [expressionViolation(error)] };
	}
}

function* readJobs(
	context: IExecuteFunctions,
	operation: MessageMaker,
	account: Account,
	itemIndexes: readonly number[],
	values: ParameterValues,
): Generator<Job> {
	const parameters = new Parameters(context, itemIndexes, values);
	const message = operation.build(parameters);
	const reference = readReference(parameters);
	const companions = readCompanions(parameters);
	const from = parsePhoneNumber(parameters.locator('from').value);

	const seen = new Set<string>();
	for (const [place, typed] of splitNumbers(parameters.text('to')).entries()) {
		const to = parsePhoneNumber(typed);
		const numbers = {
			from: 'e164' in from ? from.e164 : parameters.locator('from').value,
			to: 'e164' in to ? to.e164 : typed,
		};
		const recipient = { itemIndexes, place, ...numbers, reference };
		const outgoing = { ...numbers, message, reference, ...companions };
		const violations = [
			...('e164' in from ? [] : [{ field: 'From', ...from }]),
			...('e164' in to ? [] : [{ field: 'To', ...to }]),
			...('e164' in to && seen.has(to.e164) ? [{ field: 'To', problem: `repeats ${to.e164}`, fix: 'Keep each number once' }] : []),
			...withoutConsequences(parameters.violations, checkOutgoing(outgoing, apiOf(account.apiVersion))),
		];
		seen.add(numbers.to);
		yield violations.length > 0
			? { ...recipient, violations }
			: { ...recipient, outgoing, preview: messageType(message).preview?.(message) };
	}
}

/** The job of a group of items that is not read any more. */
export const unreadJob = (itemIndexes: readonly number[]): UnreadJob => ({ ...unknownRecipient(itemIndexes), unread: true });

const unknownRecipient = (itemIndexes: readonly number[]): Recipient => ({
	itemIndexes,
	place: 0,
	from: '',
	to: '',
	reference: {},
});

/** A field that could not be read is read as empty; that it is empty is then not worth telling as well. */
function withoutConsequences(reading: Violation[], checking: Violation[]): Violation[] {
	const unread = reading.map(({ field }) => field.replace(/ \(JSON\)$/, ''));
	return [...reading, ...checking.filter(({ field }) => !unread.some((name) => field.startsWith(name)))];
}

/** Whether a message may go out. */
export const isReady = (job: Job): job is ReadyJob => 'outgoing' in job;
