import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemParameters } from '../itemParameters';

/** How much of a list to return. */
export const listingFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** How many results these fields ask for; Infinity for all. */
export const readLimit = (parameters: ItemParameters): number =>
	parameters.boolean('returnAll') ? Infinity : Math.max(1, Number(parameters.text('limit')) || 50);

/** Whether to return what the API says, or only what most people need of it. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** A record as it is or, when the Simplify field says so, simplified. */
export const simplified = (
	parameters: ItemParameters,
	record: Record<string, unknown>,
	simpler: (record: Record<string, unknown>) => object | undefined,
): IDataObject => (parameters.boolean('simplify') ? (simpler(record) ?? record) : record) as IDataObject;
