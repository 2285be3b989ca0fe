import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Refusal } from '../../kaleyra/inbound/access/refusal';

/** n8n would send a returned answer with status 200, so these two are sent here. */
const sentHere: IWebhookResponseData = { noWebhookResponse: true };

/** Turns a caller away, and says so in the log. Nothing the caller sent is repeated there. */
export function refuse(context: IWebhookFunctions, refusal: Refusal, address: string | undefined): IWebhookResponseData {
	const { statusCode, reason } = refusal;
	context.logger.warn(`Kaleyra Trigger refused a call: ${reason}`, {
		statusCode,
		address,
		node: context.getNode().name,
		workflowId: context.getWorkflow().id,
	});
	context.getResponseObject().status(statusCode).json({ message: `Refused: ${reason}` });
	return sentHere;
}

/** Gives Meta its challenge back, as plain text because it is echoed. */
export function answerChallenge(context: IWebhookFunctions, challenge: string): IWebhookResponseData {
	context.getResponseObject().status(200).type('text/plain').send(challenge);
	return sentHere;
}

/** Acknowledges a call that starts nothing. */
export function acknowledge(received: number): IWebhookResponseData {
	return { webhookResponse: counts(received, 0) };
}

/** What the caller is told: how many events the call held, and how many of them started the workflow. */
export function counts(received: number, started: number): IDataObject {
	return { received, started };
}
