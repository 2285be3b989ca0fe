import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp, recordsOf } from './lookUp';

/**
 * The flows of the account. Kaleyra names this call in its index but shows no path; Meta's own, under the
 * WABA as for templates, is assumed.
 */
export async function searchFlows(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const body = await lookUp(
		this,
		'flows',
		({ sid, wabaId }) => `/v2/${encodeURIComponent(sid)}/whatsapp/${encodeURIComponent(wabaId)}/flows`,
	);
	const results = recordsOf(body).map(({ id, name, status }) => ({
		name: status === undefined || status === 'PUBLISHED' ? String(name) : `${String(name)} (${String(status).toLowerCase()})`,
		value: String(id),
	}));
	return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
}
