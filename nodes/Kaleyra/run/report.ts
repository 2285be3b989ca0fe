import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Acceptance, Failure } from '../../../kaleyra/api/request';
import { compact } from '../../../kaleyra/json';
import type { ApiVersion } from '../../../kaleyra/message/types';
import type { Result } from '../../../kaleyra/result';
import { monotonicClock, type Clock } from '../../transport/clock';
import { failedJson, INVALID_MESSAGE, refusedJson, type FieldViolation } from '../../transport/errors';
import type { SendResult } from './attempts';
import type { Recipient } from './jobs';

/** A job and what became of it; `earlier` when that was in a try of the run before this one. */
export interface Outcome extends Omit<SendResult, 'answer'> {
	job: Recipient;
	/** What the API said; or what is wrong with the message's fields, for which it was not sent. */
	answer: Result<Acceptance, Failure | FieldViolation[]>;
	earlier?: true;
}

const pairedWith = ({ itemIndexes }: Recipient) =>
	itemIndexes.length === 1 ? { item: itemIndexes[0] ?? 0 } : itemIndexes.map((item) => ({ item }));

/** The item of one recipient, accepted or not. */
export function toItem(outcome: Outcome, apiVersion: ApiVersion): INodeExecutionData {
	return { json: toJson(outcome, apiVersion), pairedItem: pairedWith(outcome.job) };
}

function toJson({ job, answer, raw }: Outcome, apiVersion: ApiVersion): IDataObject {
	const whom = { to: job.to, from: job.from };
	if (!answer.ok) return Array.isArray(answer.failure) ? refusedJson(answer.failure, whom) : failedJson(answer.failure, whom);
	const { messageId, requestId, code, message } = answer.value;
	return {
		success: true,
		messageId,
		...(requestId === undefined ? {} : { requestId }),
		to: job.to,
		from: job.from,
		status: 'accepted',
		code,
		message,
		apiVersion,
		reference: compact(job.reference) as IDataObject,
		...(job.preview === undefined ? {} : { preview: job.preview }),
		...(raw === undefined ? {} : { response: raw as IDataObject }),
	};
}

/** Why the API did not accept the message; nothing for one that was accepted, or refused before. */
export const failureIn = ({ answer }: Outcome): Failure | undefined =>
	answer.ok || Array.isArray(answer.failure) ? undefined : answer.failure;

/** The one item that stands for a whole run, paired with all that came in. */
export const summaryItem = (totals: Totals, itemCount: number): INodeExecutionData => ({
	json: totals.toJson(),
	pairedItem: Array.from({ length: itemCount }, (_, item) => ({ item })),
});

/** The kinds of outcome, each message is counted in exactly one; with the words for people. */
const KINDS = {
	sent: 'sent',
	mayHaveBeenSent: 'may have been sent',
	refused: 'refused by Kaleyra',
	invalid: 'not sent because of their fields',
	notSent: 'not sent',
} as const;

/** As many messages as may be on their way at once when an execution is stopped. */
const MOST_UNCLEAR = 200;

type Kind = keyof typeof KINDS;

/** Counts what became of the messages of a run. */
export class Totals {
	private readonly counts = new Map<Kind, number>();
	private readonly reasons = new Map<string, { code: string; message: string; count: number }>();

	/** The first item of which a message was not sent; items are counted from 0, as n8n counts them. */
	firstItemNotSent?: number;
	/** Items of which a message may have been sent; only the last of them, of many. */
	readonly unclearItems: number[] = [];

	add(outcome: Outcome) {
		const kind = kindOf(outcome);
		const item = outcome.job.itemIndexes[0] ?? 0;
		if (kind === 'notSent') this.firstItemNotSent = Math.min(item, this.firstItemNotSent ?? item);
		if (kind === 'mayHaveBeenSent' && this.unclearItems.push(item) > MOST_UNCLEAR) this.unclearItems.shift();
		this.counts.set(kind, this.count(kind) + 1);
		if (outcome.answer.ok) return;
		const { key, ...reason } = reasonOf(outcome.answer.failure);
		const known = this.reasons.get(key);
		if (known) known.count++;
		else this.reasons.set(key, { ...reason, count: 1 });
	}

	count(kind: Kind): number {
		return this.counts.get(kind) ?? 0;
	}

	get total(): number {
		return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
	}

	/** For example `9,950 sent, 40 refused by Kaleyra, 10 not sent`. */
	toString(): string {
		const parts = Object.entries(KINDS)
			.filter(([kind]) => kind === 'sent' || this.count(kind as Kind) > 0)
			.map(([kind, words]) => `${this.count(kind as Kind).toLocaleString('en')} ${words}`);
		return parts.join(', ');
	}

	/** The counts and the reasons, the most frequent first, as JSON of an item. */
	toJson(): IDataObject {
		return {
			total: this.total,
			...Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, this.count(kind as Kind)])),
			reasons: [...this.reasons.values()].sort((a, b) => b.count - a.count),
		};
	}
}

/** A failure's kind, by whether its message was sent. */
const FAILED = { no: 'notSent', refused: 'refused', unknown: 'mayHaveBeenSent' } as const;

function kindOf({ answer }: Outcome): Kind {
	if (answer.ok) return 'sent';
	return Array.isArray(answer.failure) ? 'invalid' : FAILED[answer.failure.sent];
}

/** Reasons are kept apart by code or field; the message is that of the first, as an example. */
function reasonOf(failure: Failure | FieldViolation[]): { key: string; code: string; message: string } {
	if (!Array.isArray(failure)) return { key: failure.code, code: failure.code, message: failure.message };
	const [{ field, problem } = { field: '', problem: '' }] = failure;
	return { key: `${INVALID_MESSAGE} ${field}`, code: INVALID_MESSAGE, message: `${field} ${problem}` };
}

/** How often a long run says how far it is. */
const EVERY_MS = 10_000;

/**
 * Tells how far a run is: in n8n's log, and in the browser's console of whoever started it in the editor
 * (n8n shows nothing of a node's output before the node has ended). Says nothing of short runs.
 */
export class Progress {
	private toldAt: number;

	/** @param toBegin how many items, or groups that make up one message, there are. */
	constructor(
		private readonly execution: IExecuteFunctions,
		private readonly totals: Totals,
		private toBegin: number,
		private readonly clock: Clock = monotonicClock,
	) {
		this.toldAt = clock.now();
	}

	begin({ place }: Recipient) {
		if (place === 0) this.toBegin--;
	}

	/** A message is done. */
	step() {
		if (this.clock.now() - this.toldAt >= EVERY_MS) {
			this.tell('info', `${String(this.totals)}; ${this.toBegin.toLocaleString('en')} items to go`);
		}
	}

	/** The execution was stopped. n8n keeps no output then, so that this is where one learns how far it came. */
	stopped() {
		const { firstItemNotSent, unclearItems } = this.totals;
		const parts = [`stopped: ${String(this.totals)}`];
		if (firstItemNotSent !== undefined) parts.push(`the first item not sent is item ${firstItemNotSent}`);
		if (unclearItems.length > 0) parts.push(`may have been sent: item ${unclearItems.join(', ')}`);
		this.tell('warn', `${parts.join('; ')}. Items are counted from 0.`);
	}

	/** All is done, but not all was sent: said above the node's output. */
	ended() {
		this.execution.addExecutionHints({ message: String(this.totals), type: 'warning', location: 'outputPane' });
	}

	private tell(level: 'info' | 'warn', text: string) {
		this.toldAt = this.clock.now();
		const line = `${this.execution.getNode().name}: ${text}`;
		this.execution.logger[level](line, { executionId: this.execution.getExecutionId() });
		this.execution.sendMessageToUI(line);
	}
}
