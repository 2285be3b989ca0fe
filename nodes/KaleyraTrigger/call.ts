import type { IWebhookFunctions } from 'n8n-workflow';

import type { Call } from '../../kaleyra/webhook/access/call';
import { object } from '../../kaleyra/json';

/** The call that n8n is handling, without n8n around it. */
export async function readCall(context: IWebhookFunctions): Promise<Call> {
	const request = context.getRequestObject();
	// n8n has read the body already if it knows its content type. What breaks off now is nobody's event.
	if (request.rawBody === undefined) await request.readRawBody().catch(() => undefined);
	return {
		method: request.method.toUpperCase(),
		headers: object(context.getHeaderData()),
		query: object(context.getQueryData()),
		body: context.getBodyData() as unknown,
		rawBody: request.rawBody as Uint8Array | undefined,
		address: request.ip,
	};
}
