import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listings } from '../../../../kaleyra/api/lookUp';
import { textOf } from '../../itemParameters';
import { searchListing } from './search';

/** The flows of the account; those that are not published say so. */
export async function searchFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchListing(this, listings.flows, flowEntry, filter, paginationToken);
}

function flowEntry({ id, name, status }: Record<string, unknown>) {
	const value = textOf(id);
	if (value === '') return undefined;
	const state = textOf(status).toLowerCase();
	const label = textOf(name) || value;
	return { name: state === '' || state === 'published' ? label : `${label} (${state})`, value };
}
