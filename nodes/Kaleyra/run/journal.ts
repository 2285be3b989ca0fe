import type { IExecuteFunctions } from 'n8n-workflow';

import type { SendResult } from './attempts';
import type { ReadyJob } from './jobs';

type Entries = Record<string, SendResult>;

/**
 * Remembers which messages of this node run went out, or may have, for as long as the run may be repeated:
 * n8n runs a node with the same items again for its setting Retry On Fail, and when somebody retries a
 * failed execution. It lies in the node's context, which n8n keeps with the execution (also in queue mode),
 * and is gone once everything has been sent.
 */
export class Journal {
	private readonly context: Record<string, Entries | undefined>;
	private readonly run: string;
	private readonly entries: Entries;

	constructor(execution: IExecuteFunctions) {
		this.context = execution.getContext('node') as Record<string, Entries | undefined>;
		// A node in a loop has several runs in one execution, each with items of its own.
		this.run = `sent in run ${String(execution.evaluateExpression('{{ $runIndex }}', 0))}`;
		this.entries = this.context[this.run] ??= {};
	}

	/** What became of this message in an earlier try of the run. */
	find(job: ReadyJob): SendResult | undefined {
		return this.entries[keyOf(job)];
	}

	/** Notes a message that must not go out a second time. */
	note(job: ReadyJob, result: SendResult) {
		const { answer } = result;
		if (answer.ok || answer.failure.sent === 'unknown') this.entries[keyOf(job)] = result;
	}

	/** Everything was sent: there is nothing to repeat. */
	close() {
		delete this.context[this.run];
	}
}

/** The first item, which of its recipients, and the number, in case that expressions gave others this time. */
const keyOf = ({ itemIndexes, place, to }: ReadyJob) => `${itemIndexes[0] ?? 0}.${place} ${to}`;
