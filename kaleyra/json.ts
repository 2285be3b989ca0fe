/**
 * Reading JSON that a stranger wrote: every function takes anything and never throws.
 */
import type { JsonObject } from './message/types';

/** Deeper than any known payload by far, and shallow enough for everything that walks it recursively. */
const maxDepth = 64;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is anything else. */
export function object(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}

/** The objects of a list; empty when the value is not a list. */
export function objects(value: unknown): JsonObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
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

/**
 * A copy that is safe to hand on: without the keys through which a careless merge further down could
 * reach a prototype, and cut off where it is nested deeper than 64 levels, because n8n walks items
 * recursively.
 */
export function plain(value: unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= maxDepth) return '[nested too deep]';
	if (Array.isArray(value)) return value.map((entry) => plain(entry, depth + 1));
	const copy: JsonObject = {};
	for (const [key, entry] of Object.entries(value)) {
		if (reachesPrototype(key, entry)) continue;
		copy[key] = plain(entry, depth + 1);
	}
	return copy;
}

/** The same for an object; an empty one for anything else. */
export function plainObject(value: unknown): JsonObject {
	return object(plain(object(value)));
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
