import { text, type JsonObject } from '../json';

/** Reads one field of a flat payload. */
export type Field = (...names: string[]) => string | undefined;

/**
 * The fields of a payload that came as a query, a form or flat JSON. The first name that is filled in
 * counts. A placeholder that Kaleyra left unfilled, such as `<body>`, is empty, and so is an array (a
 * field given twice).
 */
export function fieldsOf(payload: JsonObject): Field {
	return (...names) => {
		for (const name of names) {
			const value = text(payload[name])?.trim();
			if (value && !/^<\w+>$/.test(value)) return value;
		}
		return undefined;
	};
}
