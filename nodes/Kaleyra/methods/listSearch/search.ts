import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { Listing } from '../../../../kaleyra/api/lookUp';
import { accountOf } from '../../../transport/account';
import { lookUpError, lookUpList } from '../../../transport/lookUp';

/** From how many entries on a drop-down waits until it is scrolled down before it asks for more. */
const ENTRIES = 50;

/**
 * The entries of a drop-down: every record of a list that can be shown and has what was typed in its
 * name. Throws with a sentence for the user when the account cannot be asked or refuses.
 */
export async function searchListing(
	context: ILoadOptionsFunctions,
	listing: Listing,
	toEntry: (record: Record<string, unknown>) => INodeListSearchItems | undefined,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const entryOf = (record: Record<string, unknown>) => {
		const entry = toEntry(record);
		return entry?.name.toLowerCase().includes(wanted) ? entry : undefined;
	};
	const found = await lookUpList(context, await accountOf(context), listing, {
		enough: ENTRIES,
		keep: (record) => entryOf(record) !== undefined,
		after: paginationToken,
	});
	if (!found.ok) throw lookUpError(context.getNode(), found.failure);
	return {
		results: found.value.records.map(entryOf).filter((entry) => entry !== undefined),
		paginationToken: found.value.next,
	};
}
