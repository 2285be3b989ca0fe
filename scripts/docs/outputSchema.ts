/** `__schema__` files: what n8n offers for mapping before a node has run. */

export interface Schema {
	type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** The types of a value, all the way down. An array is described by what all of its entries have. */
export function schemaOf(value: unknown): Schema {
	if (value === null) return { type: 'null' };
	if (Array.isArray(value)) {
		return value.length === 0 ? { type: 'array' } : { type: 'array', items: value.map(schemaOf).reduce(merged) };
	}
	if (typeof value !== 'object') return { type: typeof value as 'string' | 'number' | 'boolean' };
	const properties = Object.entries(value as object)
		.filter(([, inner]) => inner !== undefined)
		.map(([name, inner]) => [name, schemaOf(inner)] as const);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** A schema with the keys of both. Where the types differ, the first one stays. */
export function merged(first: Schema, second: Schema): Schema {
	if (first.type !== second.type) return first;
	const { properties: own, items } = first;
	const { properties: other, items: otherItems } = second;
	const names = [...new Set([...Object.keys(own ?? {}), ...Object.keys(other ?? {})])];
	const both = (a?: Schema, b?: Schema) => (a && b ? merged(a, b) : (a ?? b)) as Schema;
	return {
		type: first.type,
		...(own || other ? { properties: Object.fromEntries(names.map((name) => [name, both(own?.[name], other?.[name])])) } : {}),
		...(items || otherItems ? { items: both(items, otherItems) } : {}),
	};
}

/** The file as n8n reads it. */
export const schemaFile = (schema: Schema): string => `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`;
