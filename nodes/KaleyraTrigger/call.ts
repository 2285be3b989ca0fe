import type { IWebhookFunctions } from 'n8n-workflow';

import type { Call } from '../../kaleyra/inbound/access/call';
import { object } from '../../kaleyra/inbound/json';

/** The call that n8n is handling, without n8n around it. */
export function readCall(context: IWebhookFunctions): Call {
	const request = context.getRequestObject();
	return {
		method: request.method.toUpperCase(),
		headers: object(context.getHeaderData()),
		query: object(context.getQueryData()),
		body: context.getBodyData() as unknown,
		rawBody: request.rawBody as Uint8Array | undefined,
		address: request.ip,
	};
}
