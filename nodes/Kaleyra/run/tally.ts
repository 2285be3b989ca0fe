import type { IDataObject } from 'n8n-workflow';

import { INVALID_MESSAGE } from '../../transport/errors';
import type { Outcome } from './output';

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
export class Tally {
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
		if (kind === 'sent') return;
		const { key, ...reason } = reasonOf(outcome);
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

function kindOf(outcome: Outcome): Kind {
	if (!('result' in outcome)) return 'invalid';
	const { answer } = outcome.result;
	if (answer.accepted) return 'sent';
	if (answer.failure.mayHaveBeenSent) return 'mayHaveBeenSent';
	return answer.failure.retryable ? 'notSent' : 'refused';
}

/** Reasons are kept apart by code or field; the message is that of the first, as an example. */
function reasonOf(outcome: Outcome): { key: string; code: string; message: string } {
	if (!('result' in outcome)) {
		const [{ field, problem } = { field: '', problem: '' }] = outcome.job.violations;
		return { key: `${INVALID_MESSAGE} ${field}`, code: INVALID_MESSAGE, message: `${field} ${problem}` };
	}
	const { answer } = outcome.result;
	const { code, message } = answer.accepted ? answer : answer.failure;
	return { key: code, code, message };
}
