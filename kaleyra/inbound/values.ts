/** Values as WhatsApp and Kaleyra write them, turned into the form our events have. */
import { text } from '../json';

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
