import type { INodeExecutionData } from 'n8n-workflow';

/**
 * Parameters whose texts all come out of the incoming item by expression, and that item. So a text is
 * taken as it is even where it begins with `=`, which in a field would make an expression of it.
 */
export function fromItem(texts: object): { parameters: object; items: INodeExecutionData[] } {
	const parameters = expressionsFor(texts, '$json') as object;
	return { parameters, items: [{ json: texts as INodeExecutionData['json'] }] };
}

function expressionsFor(value: unknown, path: string): unknown {
	if (Array.isArray(value)) return value.map((entry, index) => expressionsFor(entry, `${path}[${index}]`));
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value).map(([key, entry]) => [key, expressionsFor(entry, `${path}.${key}`)]),
		);
	}
	return `={{ ${path} }}`;
}
