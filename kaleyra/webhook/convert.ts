/** Values as WhatsApp and Kaleyra write them, turned into the form our events have. */
import { boolean, compactOrNothing, number, object, text, type JsonObject } from '../json';
import type { InboundEvent } from './event';

/** No phone number has more characters, however it is written. */
const longestNumber = 64;

/**
 * A phone number as digits. What is not a number, for example the user ids WhatsApp gives to people
 * who hide theirs, stays as it is.
 */
export function phone(value: unknown): string | undefined {
	const raw = text(value)?.trim();
	if (raw === undefined || raw === '') return undefined;
	return raw.length <= longestNumber && /^\+?[\d\s().-]+$/.test(raw) ? raw.replace(/\D/g, '') || undefined : raw;
}

/**
 * A time as ISO 8601 in UTC. Takes Unix seconds or milliseconds (as number or text) and written dates;
 * a written date without a zone is read as UTC, so that the result does not depend on the server.
 */
export function isoTime(value: unknown): string | undefined {
	const raw = text(value)?.trim();
	if (raw === undefined || raw.length > 40) return undefined;
	const milliseconds = /^\d+(\.\d+)?$/.test(raw) ? unixMilliseconds(Number(raw)) : writtenDate(raw);
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Seconds reach this number in the year 5138, milliseconds passed it in 1973. */
const secondsEnd = 1e11;

function unixMilliseconds(value: number): number {
	return value < secondsEnd ? value * 1000 : value;
}

function writtenDate(raw: string): number {
	if (!/^\d{4}-\d{2}-\d{2}/.test(raw)) return Number.NaN;
	const iso = raw.replace(' ', 'T');
	const hasTime = iso.includes('T');
	const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(iso.slice(10));
	return Date.parse(hasTime && !hasZone ? `${iso}Z` : iso);
}

/**
 * What a call says once for all its messages (the numbers, who wrote, the references) is repeated in the
 * event of each of them. So that one long text there does not become a thousand, only known keys are
 * taken, and their texts are cut. Characters: Kaleyra's references have 255 at most, and no name, number
 * or id of WhatsApp's is longer.
 */
export const maxSharedText = 256;

/** As `text`, cut where it is longer than anything known that a call says for all its messages. */
export function sharedText(value: unknown): string | undefined {
	const whole = text(value);
	if (whole === undefined || whole.length <= maxSharedText) return whole;
	// Half of a pair of surrogates is no character.
	return whole.slice(0, maxSharedText).replace(/[\ud800-\udbff]$/, '');
}

/** The named entries of an object that are texts, numbers or booleans. */
export function shared(source: unknown, names: readonly string[]): JsonObject {
	const found: JsonObject = {};
	for (const name of names) {
		const value = object(source)[name];
		const kept = typeof value === 'string' ? (sharedText(value) ?? '') : (number(value) ?? boolean(value));
		if (kept !== undefined) found[name] = kept;
	}
	return found;
}

/** The reference values the business sent, `ref`, `ref1` and `ref2`, where they are filled in. */
export function references(source: JsonObject): InboundEvent['reference'] {
	return compactOrNothing({ ref: sharedText(source.ref), ref1: sharedText(source.ref1), ref2: sharedText(source.ref2) });
}
