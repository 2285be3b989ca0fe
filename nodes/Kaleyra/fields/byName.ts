import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The order of choices and of fields: by what the user reads. */
export const byName = <T extends INodePropertyOptions | INodeProperties>(a: T, b: T): number =>
	labelOf(a).localeCompare(labelOf(b));

const labelOf = (entry: INodePropertyOptions | INodeProperties): string =>
	('displayName' in entry ? entry.displayName : undefined) ?? entry.name;
