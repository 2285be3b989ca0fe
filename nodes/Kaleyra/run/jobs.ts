import { checkOutgoing, messageType, type Message } from '../../../kaleyra/message';
import type { Outgoing, Reference } from '../../../kaleyra/message/types';
import { isWithin, type Violation } from '../../../kaleyra/message/violation';
import { parsePhoneNumber, splitNumbers } from '../../../kaleyra/phoneNumber';
import type { FieldViolation } from '../../transport/errors';
import { inTimeSlices } from '../../transport/timeSlices';
import { readSendOptions } from '../fields/options';
import { readReference } from '../fields/reference';
import { expressionViolation, ItemParameters } from '../itemParameters';
import type { MessageBuilder } from '../operation';
import { inWords } from '../wording';
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
export type RefusedJob = Recipient & { violations: FieldViolation[] };
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

/** The jobs of all groups, one after the other. Once the execution is stopped, the rest is not read any more. */
export function* jobsOf(run: Run, builder: MessageBuilder, groups: ReadonlyArray<readonly number[]>): Generator<Job> {
	for (const group of groups) {
		yield* run.signal?.aborted ? [unreadJob(group)] : prepareJobs(run, builder, group);
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
			...('e164' in from ? [] : [{ path: ['from'], ...from }]),
			...('e164' in to ? [] : [{ path: ['to'], ...to }]),
			...('e164' in to && seen.has(to.e164) ? [{ path: ['to'], problem: `repeats ${to.e164}`, fix: 'Keep each number once' }] : []),
			...withoutFollowUps(parameters.violations, checkOutgoing(outgoing, api)),
		];
		seen.add(numbers.to);
		yield violations.length > 0
			? { ...recipient, violations: inWords(violations, builder, (name) => parameters.text(name)) }
			: { ...recipient, outgoing, preview: messageType(message).preview?.(message) };
	}
}

/** The job of a group of items that is not read any more. */
const unreadJob = (itemIndexes: readonly number[]): UnreadJob => ({ ...unknownRecipient(itemIndexes), unread: true });

const unknownRecipient = (itemIndexes: readonly number[]): Recipient => ({
	itemIndexes,
	place: 0,
	from: '',
	to: '',
	reference: {},
});

/** A part that could not be read is read as empty; that it is empty is then not worth telling as well. */
function withoutFollowUps(reading: Violation[], checking: Violation[]): Violation[] {
	return [...reading, ...checking.filter(({ path }) => !reading.some((unread) => isWithin(path, unread.path)))];
}

/** Whether a message may go out. */
export const isReady = (job: Job): job is ReadyJob => 'outgoing' in job;
