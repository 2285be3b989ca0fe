import { act, type CustomerAction, type CustomerActionResult } from './customer/act';
import type { Fault, RateLimit } from './faults';
import { digits, STATUSES, type CustomerMessage, type Incoming, type ReceivedMessage, type Status } from './model';
import type { Account, AutomaticStatuses, WebhookSettings } from './options';
import type { Simulation } from './simulation';
import type { StatsReport } from './stats';
import { getCall } from './webhooks/calls';
import type { Delivery } from './webhooks/deliver';
import { report, type StatusDetails } from './webhooks/statuses';

export interface MessageFilter {
	/** The customer's number, in any writing. */
	to?: string;
	kind?: string;
	ref?: string;
}

/** A running simulator. Everything here is also reachable over HTTP under `/simulator/…`. */
export interface Simulator {
	/** For example `http://127.0.0.1:40001`; the API's base URL and the phone's address. */
	url: string;
	account: Account;
	/** The messages that were accepted, oldest first. */
	messages(filter?: MessageFilter): ReceivedMessage[];
	/** The messages that match, as soon as there are `count` (default 1). Rejects after `timeoutMs` (default a minute). */
	waitForMessages(filter?: MessageFilter & { count?: number; timeoutMs?: number }): Promise<ReceivedMessage[]>;
	/** What customers wrote and tapped, oldest first. */
	replies(): CustomerMessage[];
	/** A customer taps or writes; resolves when the webhook was told. */
	act(action: CustomerAction): Promise<CustomerActionResult>;
	/** Reports a status of a message (Kaleyra's id or wamid). */
	report(messageId: string, status: Status, details?: StatusDetails): Promise<Delivery[]>;
	/**
	 * Calls a number's incoming URL (default: the first number's) with a query, as Kaleyra does for notices
	 * about the account: `{ display_phone_number, event: 'FLAGGED', current_limit: 'TIER_10K' }`.
	 */
	notify(values: Record<string, string>, number?: string): Promise<Delivery[]>;
	/** Sets where one number (default: all) gets its webhooks; no URL takes it away. */
	setIncoming(incoming: Partial<Incoming>, number?: string): void;
	/** Replaces all faults. */
	setFaults(plans: Fault[], seed?: number): void;
	/** Lets the answers out that the fault `held` keeps back by now. */
	release(): void;
	/** Sets or, without an argument, lifts the rate limit. */
	setRateLimit(limit?: RateLimit): void;
	/** Statuses that follow each send by themselves. */
	setStatuses(statuses: AutomaticStatuses): void;
	/** Changes retries, copies or pauses of the webhooks; what is not named stays. */
	setWebhooks(settings: WebhookSettings): void;
	/** Every attempt to call a webhook, oldest first, the newest 2,000. */
	deliveries(): Delivery[];
	/** Resolves when no webhook is on its way any more. */
	settled(): Promise<void>;
	stats(): StatsReport;
	/** Forgets messages, files, counts, faults and the delivery log. */
	reset(): void;
	close(): Promise<void>;
}

/** What a program in the same process holds; `close` is given by whoever started the server. */
export const simulatorOf = (sim: Simulation, close: () => Promise<void>): Simulator => ({
	get url() {
		return sim.url;
	},
	account: sim.account,
	messages: (filter = {}) => sim.store.received().filter(matches(filter)),
	waitForMessages: ({ count = 1, timeoutMs = 60_000, ...filter } = {}) => sim.store.wait(matches(filter), count, timeoutMs),
	replies: () => sim.store.written(),
	act: (action) => act(sim, action),
	report(messageId, status, details) {
		const message = sim.store.findReceived(messageId);
		if (!message) throw new Error(`There is no message ${messageId}`);
		if (!STATUSES.includes(status)) throw new Error(`There is no status ${status}; known are ${STATUSES.join(', ')}`);
		return report(sim, message, status, details);
	},
	notify(values, number) {
		const incoming = (number === undefined ? sim.account.numbers[0] : sim.account.find(number))?.incoming;
		if (!incoming) throw new Error('The number has no incoming URL');
		return sim.deliverer.deliver('notice', getCall(incoming, values));
	},
	setIncoming: (incoming, number) => sim.setIncoming(incoming, number),
	setFaults: (plans, seed) => sim.faults.set(plans, seed),
	release: () => sim.release(),
	setRateLimit: (limit) => sim.faults.limit(limit),
	setStatuses: (statuses) => void (sim.automaticStatuses = statuses),
	setWebhooks: (settings) => void (sim.deliverer.settings = { ...sim.deliverer.settings, ...settings }),
	deliveries: () => sim.deliverer.deliveries(),
	settled: () => sim.deliverer.settled(),
	stats: () => sim.stats.report(),
	reset: () => sim.reset(),
	close,
});

const matches =
	({ to, kind, ref }: MessageFilter) =>
	(message: ReceivedMessage): boolean =>
		(to === undefined || message.to === digits(to)) &&
		(kind === undefined || message.kind === kind) &&
		(ref === undefined || message.extraInfo.ref === ref);
