import type { ApiRules } from './apiRules';
import { maxFor, type Limit } from './limits';
import type { Violation } from './types';

/** Length as WhatsApp counts it: Unicode code points, so that an emoji is not two characters. */
export function codePoints(text: string): number {
	// Half of a surrogate pair is no character of its own.
	return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * So many entries of a list are checked, also beyond what a message may hold, so that everything wrong with
 * a list that is a little too long comes up at once. More are only counted: there may be thousands.
 */
export const MOST_CHECKED = 100;

/** Whether a text holds nothing a reader would see. */
export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** Collects everything that is wrong with one message. */
export class Checks {
	readonly violations: Violation[] = [];

	/** @param api the version of the API that the message goes through. */
	constructor(readonly api: ApiRules) {}

	add(field: string, problem: string, fix: string, numbers: { limit?: number; actual?: number } = {}) {
		this.violations.push({ field, problem, fix, ...numbers });
	}

	/** A text that must be there and must not be too long. */
	requiredText(field: string, text: string | undefined, limit: Limit) {
		if (isBlank(text)) this.add(field, 'is empty', 'Enter a text');
		else this.text(field, text, limit);
	}

	/** A text that may be missing but must not be too long. */
	text(field: string, text: string | undefined, limit: Limit) {
		const max = maxFor(limit, this.api.version);
		const actual = codePoints(text ?? '');
		if (actual > max) {
			this.add(
				field,
				`has ${plural(actual, 'character')}, the limit is ${max}`,
				`Remove ${plural(actual - max, 'character')}`,
				{ limit: max, actual },
			);
		}
	}

	/** A label on which WhatsApp shows no emoji. */
	noEmoji(field: string, text: string) {
		if (/\p{Extended_Pictographic}/u.test(text)) {
			this.add(field, 'contains an emoji, which WhatsApp refuses here', 'Remove the emoji');
		}
	}

	/** A number of things: at least one, at most the limit. */
	count(field: string, actual: number, limit: Limit, noun: string) {
		const max = maxFor(limit, this.api.version);
		if (actual === 0) this.add(field, `has no ${noun}`, `Add at least one ${noun}`, { actual });
		if (actual > max) {
			this.add(
				field,
				`has ${plural(actual, noun)}, the limit is ${max}`,
				`Remove ${plural(actual - max, noun)}`,
				{ limit: max, actual },
			);
		}
	}

	/** Values that must differ from each other. Blank ones are left to the other checks. */
	unique(entries: Array<{ field: string; value: string }>) {
		const firstField = new Map<string, string>();
		for (const { field, value } of entries) {
			if (isBlank(value)) continue;
			const first = firstField.get(value);
			if (first === undefined) firstField.set(value, field);
			else this.add(field, `repeats "${value}" of ${first}`, 'Give each its own');
		}
	}
}
