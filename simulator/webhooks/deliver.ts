import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebhookSettings } from '../options';

/** One HTTP call to a webhook, ready to be made. */
export interface Call {
	method: 'GET' | 'POST';
	url: string;
	headers: Record<string, string>;
	body?: string;
}

/** One attempt to call a webhook. */
export interface Delivery {
	/** What was told, for example `list_reply` or `status read`. */
	event: string;
	/** ISO 8601, UTC. */
	at: string;
	method: string;
	url: string;
	body?: string;
	/** 1 for the first try of a copy. */
	attempt: number;
	/** 1 for the first of several equal deliveries. */
	copy: number;
	/** The answer's status; absent when there was none. */
	status?: number;
	/** The first 2,000 characters of the answer. */
	answer?: string;
	/** Why there was no answer. */
	error?: string;
	durationMs: number;
}

/** Whether the webhook answered with 2xx. */
export const wasTaken = ({ status = 0 }: Delivery): boolean => status >= 200 && status < 300;

const LOG_LIMIT = 2000;

/** Calls webhooks over real HTTP, repeats failed calls, and keeps a log of the newest attempts. */
export class Deliverer {
	private log: Delivery[] = [];
	private readonly pending = new Set<Promise<unknown>>();
	private readonly closing = new AbortController();

	/** `watch` is told of every attempt. */
	constructor(
		public settings: WebhookSettings,
		private readonly watch: (delivery: Delivery) => void,
	) {
		// Each call on its way listens for the end; from the eleventh on Node would warn of a leak.
		setMaxListeners(0, this.closing.signal);
	}

	/** Delivers all copies at once, each with its retries; resolves with every attempt once all have ended. Never rejects. */
	deliver(event: string, call: Call): Promise<Delivery[]> {
		const copies = Array.from({ length: this.settings.copies ?? 1 }, (_, i) => this.insist(event, call, i + 1));
		return this.track(Promise.all(copies).then((attempts) => attempts.flat()));
	}

	/** Resolves when nothing is on its way any more. */
	async settled(): Promise<void> {
		while (this.pending.size > 0) await Promise.all(this.pending);
	}

	/** Work that `settled` has to wait for, such as a status that is reported after a pause. */
	track<T>(work: Promise<T>): Promise<T> {
		this.pending.add(work);
		void work.finally(() => this.pending.delete(work));
		return work;
	}

	/** Waits, unless the simulator closes meanwhile; says whether to go on. */
	async pause(ms: number): Promise<boolean> {
		return pause(ms, true, { signal: this.closing.signal }).catch(() => false);
	}

	deliveries(): Delivery[] {
		return [...this.log];
	}

	clear(): void {
		this.log = [];
	}

	/** Breaks off what is on its way. */
	async close(): Promise<void> {
		this.closing.abort();
		await this.settled();
	}

	private async insist(event: string, call: Call, copy: number): Promise<Delivery[]> {
		const { retries = 2, backoffMs = 100 } = this.settings;
		const attempts: Delivery[] = [];
		for (let attempt = 1; attempt <= retries + 1; attempt++) {
			if (attempt > 1 && !(await this.pause(backoffMs * 2 ** (attempt - 2)))) break;
			const delivery = await this.attempt(event, call, attempt, copy);
			attempts.push(delivery);
			this.log.push(delivery);
			this.watch(delivery);
			if (this.log.length > LOG_LIMIT) this.log.shift();
			if (wasTaken(delivery)) break;
		}
		return attempts;
	}

	private async attempt(event: string, call: Call, attempt: number, copy: number): Promise<Delivery> {
		const { url, ...init } = call;
		const started = performance.now();
		const base = { event, at: new Date().toISOString(), method: call.method, url, body: call.body, attempt, copy };
		try {
			const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(this.settings.timeoutMs ?? 10_000)]);
			const response = await fetch(url, { ...init, redirect: 'manual', signal });
			const answer = (await response.text()).slice(0, 2000);
			return { ...base, status: response.status, answer, durationMs: Math.round(performance.now() - started) };
		} catch (error) {
			return { ...base, error: reason(error), durationMs: Math.round(performance.now() - started) };
		}
	}
}

/** fetch hides the socket's own words in `cause`. */
function reason(error: unknown): string {
	const { message, cause } = error as Error & { cause?: Error };
	return cause ? `${message}: ${cause.message}` : message;
}
