/**
 * Reading JSON that a stranger wrote: every function takes anything and never throws.
 */

/** A JSON object as it goes over the wire. */
export type JsonObject = { [key: string]: unknown };

/** Deeper than any known payload by far, and shallow enough for everything that walks it recursively. */
const maxDepth = 64;

/** So many values one copy holds unless it is given an allowance: far more than any known message has. */
const maxValues = 20_000;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is anything else. */
export function object(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}

/** The objects of a list, at most `limit` of them; empty when the value is not a list. */
export function objects(value: unknown, limit = Infinity): JsonObject[] {
	const found: JsonObject[] = [];
	if (!Array.isArray(value)) return found;
	for (const entry of value) {
		if (found.length === limit) break;
		if (isObject(entry)) found.push(entry);
	}
	return found;
}

/** A text that is not empty, or a number as text. */
export function text(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** As `text`, and an empty one when there is none. */
export const textOrEmpty = (value: unknown): string => text(value) ?? '';

/** A finite number, also when it came as text. */
export function number(value: unknown): number | undefined {
	if (typeof value === 'string' && value.trim() === '') return undefined;
	const result = typeof value === 'string' ? Number(value) : value;
	return typeof result === 'number' && Number.isFinite(result) ? result : undefined;
}

/** A boolean, also when it came as text. */
export function boolean(value: unknown): boolean | undefined {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	return undefined;
}

/** The JSON value a text holds; undefined when it is not JSON. */
export function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return undefined;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

/** How much of a stranger's JSON may still be copied. Copies that share one allowance use it up together. */
export interface Allowance {
	/** Texts, numbers, lists, objects and so on, each counted once. */
	values: number;
	/** Characters of texts and keys. */
	characters: number;
}

export const isSpent = ({ values, characters }: Allowance) => values < 0 || characters < 0;

/**
 * A copy that is safe to hand on: without the keys through which a careless merge further down could
 * reach a prototype, cut off where it is nested deeper than 64 levels, because n8n walks items
 * recursively, and ended with a note where the allowance is spent.
 */
export function plain(
	value: unknown,
	allowance: Allowance = { values: maxValues, characters: Infinity },
	depth = 0,
): unknown {
	allowance.values -= 1;
	if (typeof value === 'string') allowance.characters -= value.length;
	if (isSpent(allowance)) return '[too large]';
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= maxDepth) return '[nested too deep]';
	return Array.isArray(value) ? plainList(value, allowance, depth) : plainEntries(value as JsonObject, allowance, depth);
}

function plainList(list: unknown[], allowance: Allowance, depth: number): unknown[] {
	const copy: unknown[] = [];
	for (const entry of list) {
		copy.push(plain(entry, allowance, depth + 1));
		if (isSpent(allowance)) break;
	}
	return copy;
}

function plainEntries(source: JsonObject, allowance: Allowance, depth: number): JsonObject {
	const copy: JsonObject = {};
	for (const key of Object.keys(source)) {
		const entry = source[key];
		if (reachesPrototype(key, entry)) continue;
		allowance.characters -= key.length;
		copy[key] = plain(entry, allowance, depth + 1);
		if (isSpent(allowance)) break;
	}
	return copy;
}

/** The same for an object; an empty one for anything else. */
export function plainObject(value: unknown, allowance?: Allowance): JsonObject {
	return object(plain(object(value), allowance));
}

/** How many values a JSON value consists of, itself included. For what is known not to be nested deep. */
export function countValues(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 1;
	let count = 1;
	for (const entry of Object.values(value)) count += countValues(entry);
	return count;
}

function reachesPrototype(key: string, value: unknown): boolean {
	return key === '__proto__' || (key === 'constructor' && isObject(value) && 'prototype' in value);
}

/** The same object without the keys that have no value. */
export function compact<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

/** The same object without the keys whose value is missing or an empty text, as optional fields are written. */
export function filled<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== '')) as never;
}

/** As `compact`, and nothing at all when no key is left. */
export function compactOrNothing<T extends object>(value: T): T | undefined {
	const result = compact(value);
	return Object.keys(result).length > 0 ? result : undefined;
}
