import { checkOutgoing, messageType, type Message } from '../../../kaleyra/message';
import type { Outgoing, Reference, Violation } from '../../../kaleyra/message/types';
import { parsePhoneNumber, splitNumbers } from '../../../kaleyra/phoneNumber';
import { inTimeSlices } from '../../transport/timeSlices';
import { readSendOptions } from '../fields/options';
import { readReference } from '../fields/reference';
import { expressionViolation, ItemParameters } from '../itemParameters';
import type { MessageBuilder } from '../operation';
import type { Run } from './run';

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
export async function groupItems(run: Run, builder: MessageBuilder): Promise<number[][]> {
	const { context, signal, values } = run;
	const indexes = context.getInputData().map((_, index) => index);
	const gathers = indexes.length > 0 && builder.gathersItems?.(new ItemParameters(context, [0], values));
	if (!gathers) return indexes.map((index) => [index]);

	const groups: number[][] = [];
	const byRecipient = new Map<string, number[]>();
	for await (const index of inTimeSlices(indexes)) {
		const recipient = signal?.aborted ? undefined : recipientOf(new ItemParameters(context, [index], values));
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
function recipientOf(parameters: ItemParameters): string | undefined {
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
	run: Run,
	builder: MessageBuilder,
	itemIndexes: readonly number[],
): Generator<Job> {
	try {
		yield* readJobs(run, builder, itemIndexes);
	} catch (error) {
		yield { ...unknownRecipient(itemIndexes), violations: [expressionViolation(error)] };
	}
}

function* readJobs({ context, api, values }: Run, builder: MessageBuilder, itemIndexes: readonly number[]): Generator<Job> {
	const parameters = new ItemParameters(context, itemIndexes, values);
	const message = builder.build(parameters);
	const reference = readReference(parameters);
	const sendOptions = readSendOptions(parameters);
	const from = parsePhoneNumber(parameters.locator('from').value);

	const seen = new Set<string>();
	for (const [place, typed] of splitNumbers(parameters.text('to')).entries()) {
		const to = parsePhoneNumber(typed);
		const numbers = {
			from: 'e164' in from ? from.e164 : parameters.locator('from').value,
			to: 'e164' in to ? to.e164 : typed,
		};
		const recipient = { itemIndexes, place, ...numbers, reference };
		const outgoing = { ...numbers, message, reference, ...sendOptions };
		const violations = [
			...('e164' in from ? [] : [{ field: 'From', ...from }]),
			...('e164' in to ? [] : [{ field: 'To', ...to }]),
			...('e164' in to && seen.has(to.e164) ? [{ field: 'To', problem: `repeats ${to.e164}`, fix: 'Keep each number once' }] : []),
			...withoutFollowUps(parameters.violations, checkOutgoing(outgoing, api)),
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
function withoutFollowUps(reading: Violation[], checking: Violation[]): Violation[] {
	const unread = reading.map(({ field }) => field.replace(/ \(JSON\)$/, ''));
	return [...reading, ...checking.filter(({ field }) => !unread.some((name) => field.startsWith(name)))];
}

/** Whether a message may go out. */
export const isReady = (job: Job): job is ReadyJob => 'outgoing' in job;
