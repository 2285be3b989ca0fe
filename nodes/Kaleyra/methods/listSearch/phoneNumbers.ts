import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { readBusinessNumber } from '../../../../kaleyra/api/businessNumber';
import { listings } from '../../../../kaleyra/api/lookUp';
import { searchListing } from './search';

/** The business numbers of the account. */
export async function searchPhoneNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchListing(this, listings.phoneNumbers, numberEntry, filter, paginationToken);
}

function numberEntry(record: Record<string, unknown>) {
	const number = readBusinessNumber(record);
	if (!number) return undefined;
	const { phoneNumber: value, verifiedName } = number;
	return { name: verifiedName === undefined ? value : `${verifiedName} (${value})`, value };
}
