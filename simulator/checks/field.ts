import { isObject } from '../model';

/** One thing that is wrong with a payload, and where. */
export interface Problem {
	/** For example `interactive.action.sections[0].rows[2].title`. */
	path: string;
	text: string;
}

interface TextRule {
	/** In code points. */
	max?: number;
	optional?: boolean;
	pattern?: RegExp;
	/** What the pattern stands for, in words. */
	what?: string;
}

/** The length of a text as people and WhatsApp count it: an emoji is one. */
const codePoints = (text: string): number => [...text].length;

/**
 * A value somewhere in a payload. It knows its path and writes down what is wrong with it; no check
 * ever throws, so one pass finds everything.
 */
export class Field {
	constructor(
		readonly value: unknown,
		readonly path: string,
		readonly problems: Problem[],
	) {}

	at(key: string): Field {
		const value = isObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
		return new Field(value, this.path ? `${this.path}.${key}` : key, this.problems);
	}

	get present(): boolean {
		return this.value !== undefined && this.value !== null;
	}

	refuse(text: string): void {
		this.problems.push({ path: this.path, text });
	}

	/** A label on which WhatsApp takes no emoji. */
	noEmoji(): void {
		if (typeof this.value === 'string' && /\p{Extended_Pictographic}/u.test(this.value)) this.refuse('must not contain emoji');
	}

	/** Refuses a value that is there although it may not be. */
	absent(why: string): void {
		if (this.present) this.refuse(why);
	}

	/** An object with none but these keys: Meta answers "Unexpected key" to others. */
	object(keys: readonly string[], optional = false): boolean {
		if (!this.present) {
			if (!optional) this.refuse('is required');
			return false;
		}
		if (!isObject(this.value)) {
			this.refuse('must be an object');
			return false;
		}
		for (const key of Object.keys(this.value)) {
			if (!keys.includes(key)) this.at(key).refuse('is not a known key here');
		}
		return true;
	}

	/** The elements of an array of `min` to `max`; none when it is not an array. */
	items(min: number, max: number): Field[] {
		if (!this.present && min > 0) {
			this.refuse('is required');
			return [];
		}
		if (!this.present) return [];
		if (!Array.isArray(this.value)) {
			this.refuse('must be an array');
			return [];
		}
		const count = this.value.length;
		if (count < min) this.refuse(`has ${count} elements, at least ${min} needed`);
		if (count > max) this.refuse(`has ${count} elements, the limit is ${max}`);
		return this.value.map((element, i) => new Field(element, `${this.path}[${i}]`, this.problems));
	}

	text({ max, optional, pattern, what }: TextRule = {}): string | undefined {
		if (!this.present) {
			if (!optional) this.refuse('is required');
			return undefined;
		}
		if (typeof this.value !== 'string') {
			this.refuse('must be a string');
			return undefined;
		}
		if (this.value.trim() === '') {
			this.refuse('must not be empty');
			return undefined;
		}
		// Counting is only needed when even the UTF-16 length is above the limit.
		if (max !== undefined && this.value.length > max) {
			const length = codePoints(this.value);
			if (length > max) this.refuse(`has ${length} characters, the limit is ${max}`);
		}
		if (pattern && !pattern.test(this.value)) this.refuse(`must be ${what}`);
		return this.value;
	}

	oneOf(values: readonly unknown[], optional = false): void {
		if (optional && !this.present) return;
		if (!values.includes(this.value)) this.refuse(`must be ${values.map((v) => JSON.stringify(v)).join(' or ')}`);
	}

	/** A number between -limit and limit; WhatsApp also takes it as a string. */
	coordinate(limit: number): void {
		const isText = typeof this.value === 'string' && this.value.trim() !== '';
		const number = isText || typeof this.value === 'number' ? Number(this.value) : NaN;
		if (!(Math.abs(number) <= limit)) this.refuse(`must be a number from ${-limit} to ${limit}`);
	}

	/** An http(s) address. */
	url(): void {
		const text = this.text();
		if (text === undefined) return;
		const ok = /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
		if (!ok) this.refuse('must be a URL that starts with http:// or https://');
	}
}

/** Refuses the second of two equal values; `which` names them in the sentence. */
export function refuseRepeats(fields: Field[], which: string): void {
	const seen = new Set<unknown>();
	for (const field of fields) {
		if (!field.present) continue;
		if (seen.has(field.value)) field.refuse(`repeats a ${which} that is already used in this message`);
		seen.add(field.value);
	}
}
