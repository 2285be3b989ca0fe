import type { INodeProperties } from 'n8n-workflow';

/** What each way to give something means; `items` only where the incoming items can make it up. */
interface Ways {
	items?: string;
	fields: string;
	json: string;
}

/** The choice where something of several parts, such as the rows of a list, comes from. */
export const source = (displayName: string, name: string, description: string, ways: Ways): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	default: 'fields',
	options: [
		...(ways.items === undefined ? [] : [{ name: 'From Input Items', value: 'items', description: ways.items }]),
		{ name: 'Using Fields Below', value: 'fields', description: ways.fields },
		{ name: 'Using JSON', value: 'json', description: ways.json },
	],
	description,
});
