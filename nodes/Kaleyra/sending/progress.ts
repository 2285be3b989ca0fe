import type { IExecuteFunctions } from 'n8n-workflow';

import { monotonicClock, type Clock } from './clock';
import type { Recipient } from './jobs';
import type { Tally } from './tally';

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
		private readonly tally: Tally,
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
			this.tell('info', `${String(this.tally)}; ${this.toBegin.toLocaleString('en')} items to go`);
		}
	}

	/** The execution was stopped. n8n keeps no output then, so that this is where one learns how far it came. */
	stopped() {
		const { firstItemNotSent, unclearItems } = this.tally;
		const parts = [`stopped: ${String(this.tally)}`];
		if (firstItemNotSent !== undefined) parts.push(`the first item not sent is item ${firstItemNotSent}`);
		if (unclearItems.length > 0) parts.push(`may have been sent: item ${unclearItems.join(', ')}`);
		this.tell('warn', `${parts.join('; ')}. Items are counted from 0.`);
	}

	/** All is done, but not all was sent: said above the node's output. */
	ended() {
		this.execution.addExecutionHints({ message: String(this.tally), type: 'warning', location: 'outputPane' });
	}

	private tell(level: 'info' | 'warn', text: string) {
		this.toldAt = this.clock.now();
		const line = `${this.execution.getNode().name}: ${text}`;
		this.execution.logger[level](line, { executionId: this.execution.getExecutionId() });
		this.execution.sendMessageToUI(line);
	}
}
