import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Limit } from '../../../kaleyra/message/limits';
import type { ApiVersion } from '../../../kaleyra/message/types';
import { codeOf } from '../../../kaleyra/message/versions';

/** A one-line text that may stay empty. */
export const lineOfText = (
	displayName: string,
	name: string,
	example: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
});

/** What is always shown below a text field, so that nobody finds out about the limit too late. */
export function limitHint({ max, byVersion = {} }: Limit): string {
	const others = Object.entries(byVersion).map(([version, other]) => `${codeOf(version as ApiVersion)}: ${other.toLocaleString('en')}`);
	return `Up to ${max.toLocaleString('en')} characters${others.length > 0 ? ` (${others.join(', ')})` : ''}`;
}

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

/** The order of choices and of fields: by what the user reads. */
export const byName = <T extends INodePropertyOptions | INodeProperties>(a: T, b: T): number =>
	labelOf(a).localeCompare(labelOf(b));

const labelOf = (entry: INodePropertyOptions | INodeProperties): string =>
	('displayName' in entry ? entry.displayName : undefined) ?? entry.name;
