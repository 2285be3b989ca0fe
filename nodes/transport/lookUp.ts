import {
	NodeApiError,
	type IExecuteFunctions,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

import type { Account } from '../../kaleyra/api/account';
import {
	cursorAfter,
	listRequest,
	listsUnavailable,
	NOT_GIVEN,
	readLookUp,
	recordsOf,
	type Listing,
} from '../../kaleyra/api/lookUp';
import type { ApiRequest, Failure } from '../../kaleyra/api/request';
import { failed, ok, type Result } from '../../kaleyra/result';
import { call } from './callApi';

type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions;
type Read = Record<string, unknown>;

const TIMEOUT_MS = 15_000;
/** What one call asks for; Meta gives 25 when nobody asks. */
const PAGE_SIZE = 100;
/** More pages than any account can fill (Meta allows 6,000 templates): an API that repeats itself stops here. */
const MOST_PAGES = 100;

/** Reads one thing of the account. */
export const lookUp = async (context: Context, request: ApiRequest): Promise<Result<unknown>> =>
	await call(context, request, readLookUp, { timeoutMs: TIMEOUT_MS, whatFailed: NOT_GIVEN });

/** Which part of a list a caller wants. */
export interface Wanted {
	/** Reads no further page when this many were kept. The last page is given whole, so there may be more. */
	enough?: number;
	/** Which records to keep. */
	keep?: (record: Read) => boolean;
	/** Where to begin: the cursor an earlier call ended with. */
	after?: string;
}

/**
 * Reads a list of the account, page after page, until enough records were kept or there are no more.
 * `next` is the cursor to go on from. What to keep is decided here and not asked of the API: its
 * documents do not show which filters it knows.
 */
export async function lookUpList(
	context: Context,
	account: Account,
	listing: Listing,
	{ enough = Infinity, keep = () => true, after }: Wanted = {},
): Promise<Result<{ records: Read[]; next?: string }>> {
	const missing = listsUnavailable(account, listing.what);
	if (missing) return failed(missing);

	const records: Read[] = [];
	let next = after;
	for (let page = 0; page < MOST_PAGES; page++) {
		const answer = await lookUp(context, listRequest(account, listing, { limit: PAGE_SIZE, after: next }));
		if (!answer.ok) return answer;
		const found = recordsOf(answer.value);
		records.push(...found.filter(keep));
		const following = found.length === 0 ? undefined : cursorAfter(answer.value);
		if (following === undefined || following === next) return ok({ records });
		next = following;
		if (records.length >= enough) break;
	}
	return ok({ records, next });
}

/** The error a drop-down shows. */
export function lookUpError(node: INode, { message, fix, httpCode }: Failure): NodeApiError {
	return new NodeApiError(node, { message } as JsonObject, {
		message,
		description: fix,
		httpCode: httpCode === undefined ? undefined : String(httpCode),
	});
}
