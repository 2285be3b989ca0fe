import { NodeApiError, NodeOperationError, type ILoadOptionsFunctions, type JsonObject } from 'n8n-workflow';

import type { Account } from '../../../kaleyra/api/account';
import { failureOf } from '../../../kaleyra/api/failure';
import type { ApiResponse } from '../../../kaleyra/api/request';
import { accountOf } from '../account';

/**
 * Reads something of the account's WhatsApp Business Account for a drop-down.
 * Throws with a sentence for the user when the credential has no WABA id or the API refuses.
 */
export async function lookUp(
	context: ILoadOptionsFunctions,
	what: string,
	path: (account: Account) => string,
): Promise<unknown> {
	const account = await accountOf(context);
	if (account.apiVersion === 'v3' || account.wabaId === '') {
		throw new NodeOperationError(context.getNode(), `The list of ${what} needs more than this credential gives`, {
			description:
				account.apiVersion === 'v3'
					? 'API V3 offers no lists. Choose the other way of entering the value.'
					: 'Enter the WhatsApp Business Account ID in the credential, or choose another way of entering the value.',
		});
	}
	const response = (await context.helpers.httpRequestWithAuthentication.call(context, 'kaleyraApi', {
		method: 'GET',
		url: `${account.baseUrl}${path(account)}`,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	})) as ApiResponse;
	if (response.statusCode < 200 || response.statusCode > 299) {
		const { message, fix } = failureOf(response);
		throw new NodeApiError(context.getNode(), { message } as JsonObject, {
			message,
			description: fix,
			httpCode: String(response.statusCode),
		});
	}
	return response.body;
}

/** The array of objects in an answer, at the root or under `data`: the documents do not show its place. */
export function recordsOf(body: unknown): Array<Record<string, unknown>> {
	let found = body;
	for (let depth = 0; depth < 3 && found !== null && typeof found === 'object' && !Array.isArray(found); depth++) {
		found = (found as { data?: unknown }).data;
	}
	return Array.isArray(found)
		? found.filter((entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null)
		: [];
}
