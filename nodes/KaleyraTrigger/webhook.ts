import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { object } from '../../kaleyra/json';
import { challengeOf, refusalOf, type Refusal } from '../../kaleyra/webhook/access';
import { payloadOf, type Call } from '../../kaleyra/webhook/call';
import type { InboundEvent } from '../../kaleyra/webhook/event';
import { reasonToIgnore } from '../../kaleyra/webhook/filter';
import { readerOf, type Reading } from '../../kaleyra/webhook/read';
import { forwardReplies, PATIENCE_MS, waitTokenOf, withOwnIds } from '../sendAndWait/forward';
import { inTimeSlices } from '../transport/timeSlices';
import { readCredential, type TriggerCredential } from './credential';
import { claim } from './duplicates';
import { explanation, itemsOf } from './items';
import { withFiles } from './media';
import { readSettings, type Problem } from './settings';

/**
 * Takes one call of the webhook in: who may call, what the call holds, what of it is new, which answers go to
 * the executions that wait for them, and what starts this workflow.
 */
export async function receiveCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const call = await callOf(context);
	const settings = readSettings(context);
	const credential = await readCredential(context);

	// Authenticate. Settings that are filled in but give nothing let nobody in.
	const [problem] = [...settings.problems, ...credential.problems];
	if (problem) return refuseUntilMended(context, problem);
	const refusal = refusalOf(call, { ...credential, ...settings });
	if (refusal) return refuse(context, refusal, call.address);
	const challenge = challengeOf(call);
	if (challenge !== undefined) return echo(context, challenge);

	// Read. A token is unpacked here, once; what carries one is forwarded whatever this workflow wants for itself.
	const payload = payloadOf(call);
	const { reading, findings, take } = readerOf(payload);
	for await (const finding of inTimeSlices(findings)) take(finding);
	if (reading.leftOut > 0) logLeftOut(context, reading);
	const isWanted = (event: InboundEvent) => reasonToIgnore(event, settings.filter) === undefined;
	const concerned = reading.received
		.map((received) => ({ ...received, token: waitTokenOf(received.event) }))
		.filter(({ event, token }) => token !== undefined || isWanted(event));

	// Claim. What another call holds or has brought before is not taken twice.
	const deadline = performance.now() + PATIENCE_MS;
	const claimed = await claim(context, concerned, { ...settings, deadline });
	if (claimed === undefined) return askToComeAgain(context, 'n8n has not yet answered another call with the same event');

	// Forward answers to the executions that wait for them.
	const left = await forwardReplies(context, claimed.events, claimed, { key: credential.answerKey, deadline });
	if (left === undefined) {
		claimed.saveTaken(context);
		return askToComeAgain(context, 'it holds answers that could not be brought to their executions yet');
	}

	// Start the workflow. An answer that came too late is an event with the user's own id, and only now wanted or not.
	const items = itemsOf(left.filter(({ event, token }) => token === undefined || isWanted(event)), settings.withRaw);
	const webhookResponse = responseTo(credential, { received: reading.received.length, started: items.length });
	// The caller is answered once n8n has the files and the execution; one who gives up and comes again meanwhile
	// finds the event under way.
	const rules = { maxBytes: settings.maxFileBytes, apiBaseUrl: credential.apiBaseUrl, allowedHosts: settings.allowedFileHosts };
	const complete = settings.downloadMedia ? await withFiles(context, items, rules) : items;
	claimed.save(context);
	if (complete.length > 0) return { workflowData: [complete], webhookResponse };

	// Nothing starts. Whoever listens for a test event is told why, unless an answer went to its execution.
	const isWatched = context.getMode() === 'manual' && left.length === claimed.events.length;
	const item = isWatched ? explanation(payload, reading, settings.filter) : undefined;
	return item ? { workflowData: [[withOwnIds(item)]], webhookResponse } : { webhookResponse };
}

/** The call that n8n is handling, without n8n around it. */
async function callOf(context: IWebhookFunctions): Promise<Call> {
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

/** n8n is told that the response has gone out already. It would send one that is returned with status 200. */
const responded: IWebhookResponseData = { noWebhookResponse: true };

/** Turns a caller away, and says so in the log. Nothing the caller sent is repeated there. */
function refuse(context: IWebhookFunctions, { statusCode, reason }: Refusal, address: string | undefined): IWebhookResponseData {
	context.logger.warn(`Kaleyra Trigger refused a call: ${reason}`, { statusCode, address, ...triggerOf(context) });
	context.getResponseObject().status(statusCode).json({ message: `Refused: ${reason}` });
	return responded;
}

/** Turns every caller away while the trigger's settings are broken. The caller is not told which. */
function refuseUntilMended(context: IWebhookFunctions, { message, fix }: Problem): IWebhookResponseData {
	context.logger.error(`Kaleyra Trigger takes no calls: ${message}. ${fix}`, triggerOf(context));
	context.getResponseObject().status(503).json({ message: 'The trigger is not set up rightly. n8n\u2019s log says what is wrong.' });
	return responded;
}

/** Gives Meta its challenge back, as plain text because it is echoed. */
function echo(context: IWebhookFunctions, challenge: string): IWebhookResponseData {
	context.getResponseObject().status(200).type('text/plain').send(challenge);
	return responded;
}

/**
 * Asks the caller to come again, because the call cannot be taken in now: whoever sends webhooks repeats a
 * call that got a 5xx. Nothing of it starts.
 */
function askToComeAgain(context: IWebhookFunctions, reason: string): IWebhookResponseData {
	context.logger.warn(`Kaleyra Trigger asked a caller to come again: ${reason}`, triggerOf(context));
	context.getResponseObject().status(503).json({ message: 'Not taken in. Please send it again.' });
	return responded;
}

/**
 * The response to a call that was taken in: how many events it held and how many start the workflow. A
 * caller who needed no secret may be anybody, and is not told what a filter lets through.
 */
function responseTo({ webhookSecret, metaAppSecret }: TriggerCredential, counts: { received: number; started: number }): IDataObject {
	return webhookSecret === '' && metaAppSecret === '' ? { received: true } : counts;
}

/** Says that a call held more than is read of one. */
function logLeftOut(context: IWebhookFunctions, { received, leftOut }: Reading): void {
	context.logger.warn(`Kaleyra Trigger read ${received.length} events of a call and left out ${leftOut} more`, triggerOf(context));
}

/** Which trigger a line of the log is about. */
const triggerOf = (context: IWebhookFunctions) => ({ node: context.getNode().name, workflowId: context.getWorkflow().id });
