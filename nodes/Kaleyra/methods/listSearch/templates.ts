import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listings } from '../../../../kaleyra/api/lookUp';
import { readTemplate } from '../../../../kaleyra/template/definition';
import { templateReference } from '../../../../kaleyra/template/reference';
import { searchListing } from './search';

/** The templates of the account, one entry for each language; those that cannot be sent yet say so. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchListing(this, listings.templates, templateEntry, filter, paginationToken);
}

function templateEntry(record: Record<string, unknown>) {
	const template = readTemplate(record);
	if (!template) return undefined;
	const { name, language, status } = template;
	const state = status === '' || status === 'APPROVED' ? '' : `, ${status.toLowerCase().replace('_', ' ')}`;
	return { name: `${name} (${language}${state})`, value: templateReference(name, language) };
}
