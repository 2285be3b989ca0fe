import { ERRORS } from './api/errors';
import { digits } from './model';

/** Ways to fail that are not simply a code of the API. */
const MISBEHAVIOURS = ['okWithError', 'html', 'reset', 'hang', 'slow', 'held'] as const;
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

const FAULTS: readonly string[] = [...Object.keys(ERRORS), ...MISBEHAVIOURS];

/** A way to misbehave. */
export interface Fault {
	/**
	 * A code of the API (`RBC001`, `WA401`, `WA-401`, `WA-401-version`, `WA400`, `WA500`, `E110`,
	 * `WAV2101`, `E413`, `429`), or one of: `okWithError` (success status with an error inside),
	 * `html` (a proxy's 502 page), `reset` (the connection breaks), `hang` (no answer ever),
	 * `slow` (the ordinary answer, late), `held` (the ordinary answer, once it is released).
	 */
	fault: string;
	/** For the next so many sends. Without it, and without `rate`, for one. */
	count?: number;
	/** For this share of the sends, 0 to 1, drawn from a seeded sequence. */
	rate?: number;
	/** Only for sends to this customer. */
	to?: string;
	/** Whether the message goes out all the same, before the fault. `slow` and `held` always accept. */
	accept?: boolean;
	/** Seconds in the `Retry-After` of a 429. Default 1. */
	retryAfter?: number;
	/** Lateness of `slow`. Default 1000. */
	delayMs?: number;
}

/** Accepts so many sends per second and answers 429 to the rest. */
export interface RateLimit {
	perSecond: number;
	/** How many may come at once. Default: one second's worth. */
	burst?: number;
}

/** The faults that are set. Draws are repeatable: same seed, same order of sends, same faults. */
export class Faults {
	private plans: Fault[] = [];
	private state = 1;
	private bucket?: { perSecond: number; burst: number; level: number; at: number };

	/** Replaces all faults. Throws for a fault that does not exist. */
	set(plans: Fault[], seed = 1): void {
		for (const { fault } of plans) {
			if (!FAULTS.includes(fault)) throw new Error(`There is no fault ${fault}; known are ${FAULTS.join(', ')}`);
		}
		this.plans = plans.map((plan) => ({ ...plan, ...(plan.rate === undefined ? { count: plan.count ?? 1 } : {}) }));
		this.state = seed >>> 0 || 1;
	}

	limit(limit: RateLimit | undefined): void {
		if (!limit) this.bucket = undefined;
		else {
			const burst = limit.burst ?? limit.perSecond;
			this.bucket = { perSecond: limit.perSecond, burst, level: burst, at: performance.now() };
		}
	}

	/** What happens to a send to this customer, if anything does. Uses up counted faults and the rate limit. */
	next(to: string): Fault | undefined {
		return this.overLimit() ?? this.planned(to);
	}

	private planned(to: string): Fault | undefined {
		for (const plan of this.plans) {
			if (plan.to !== undefined && digits(plan.to) !== digits(to)) continue;
			if (plan.rate !== undefined) {
				if (this.draw() < plan.rate) return plan;
			} else if (plan.count && plan.count > 0) {
				plan.count--;
				return plan;
			}
		}
		return undefined;
	}

	private overLimit(): Fault | undefined {
		const bucket = this.bucket;
		if (!bucket) return undefined;
		const now = performance.now();
		bucket.level = Math.min(bucket.burst, bucket.level + ((now - bucket.at) / 1000) * bucket.perSecond);
		bucket.at = now;
		if (bucket.level < 1) return { fault: '429', retryAfter: Math.ceil((1 - bucket.level) / bucket.perSecond) };
		bucket.level--;
		return undefined;
	}

	/** xorshift32, 0 to 1. */
	private draw(): number {
		this.state ^= this.state << 13;
		this.state ^= this.state >>> 17;
		this.state ^= this.state << 5;
		this.state >>>= 0;
		return this.state / 2 ** 32;
	}
}
