import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Reading } from '../../kaleyra/inbound';
import type { Refusal } from '../../kaleyra/inbound/access/refusal';
import type { Secrets } from './secrets';
import type { Problem } from './settings';

/** n8n is told that the answer has gone out already. */
const answered: IWebhookResponseData = { noWebhookResponse: true };

/** Turns a caller away, and says so in the log. Nothing the caller sent is repeated there. */
export function refuse(context: IWebhookFunctions, refusal: Refusal, address: string | undefined): IWebhookResponseData {
	const { statusCode, reason } = refusal;
	context.logger.warn(`Kaleyra Trigger refused a call: ${reason}`, {
		statusCode,
		address,
		...whose(context),
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

/**
 * What a call is answered that was taken in: how many events it held and how many start the workflow. A
 * caller who needed no secret may be anybody, and is not told what a filter lets through.
 */
export function answerTo(secrets: Secrets, counts: { received: number; started: number }): IDataObject {
	return secrets.webhookSecret === '' && secrets.metaAppSecret === '' ? { received: true } : counts;
}

/**
 * Asks the caller to come again, because the call cannot be taken in now: whoever sends webhooks repeats a
 * call that got a 5xx. Nothing of it starts.
 */
export function comeAgain(context: IWebhookFunctions, reason: string): IWebhookResponseData {
	context.logger.warn(`Kaleyra Trigger asked a caller to come again: ${reason}`, whose(context));
	context.getResponseObject().status(503).json({ message: 'Not taken in. Please send it again.' });
	return answered;
}

/** The same for a trigger whose settings are broken. The caller is not told which. */
export function comeOnceMended(context: IWebhookFunctions, { message, fix }: Problem): IWebhookResponseData {
	context.logger.error(`Kaleyra Trigger takes no calls: ${message}. ${fix}`, whose(context));
	context.getResponseObject().status(503).json({ message: 'The trigger is not set up rightly. n8n\u2019s log says what is wrong.' });
	return answered;
}

/**
 * Calls back once, when the call that n8n is handling is answered: whether n8n has taken it in. The answer
 * tells that, and not the connection: when a caller gives up, n8n goes on with the call all the same.
 */
export function whenAnswered(context: IWebhookFunctions, settle: (isAccepted: boolean) => void): void {
	const response = context.getResponseObject();
	const end = response.end.bind(response) as (...given: unknown[]) => typeof response;
	response.end = (...given: unknown[]) => {
		response.end = end;
		settle(response.statusCode < 400);
		return end(...given);
	};
}

const whose = (context: IWebhookFunctions) => ({
	node: context.getNode().name,
	workflowId: context.getWorkflow().id,
});
