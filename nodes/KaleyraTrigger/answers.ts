import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Reading } from '../../kaleyra/inbound';
import type { Refusal } from '../../kaleyra/inbound/access/refusal';

/** n8n is told that the answer has gone out already. */
const answered: IWebhookResponseData = { noWebhookResponse: true };

/** Turns a caller away, and says so in the log. Nothing the caller sent is repeated there. */
export function refuse(context: IWebhookFunctions, refusal: Refusal, address: string | undefined): IWebhookResponseData {
	const { statusCode, reason } = refusal;
	context.logger.warn(`Kaleyra Trigger refused a call: ${reason}`, {
		statusCode,
		address,
		node: context.getNode().name,
		workflowId: context.getWorkflow().id,
	});
	// n8n would send an answer that is returned with status 200.
	context.getResponseObject().status(statusCode).json({ message: `Refused: ${reason}` });
	return answered;
}

/** Says that a call told more than is read of one. */
export function logLeftOut(context: IWebhookFunctions, { received, leftOut }: Reading): void {
	context.logger.warn(`Kaleyra Trigger read ${received.length} events of a call and left out ${leftOut} more`, {
		node: context.getNode().name,
		workflowId: context.getWorkflow().id,
	});
}

/** Gives Meta its challenge back, as plain text because it is echoed. */
export function answerChallenge(context: IWebhookFunctions, challenge: string): IWebhookResponseData {
	context.getResponseObject().status(200).type('text/plain').send(challenge);
	return answered;
}

/** Answers before the work is done, so that no caller repeats a call because it took long. */
export function answerNow(context: IWebhookFunctions, counts: IDataObject): IWebhookResponseData {
	context.getResponseObject().status(200).json(counts);
	return answered;
}
