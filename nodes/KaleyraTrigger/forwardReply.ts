import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import { signAnswer, type AnswerKey } from '../../kaleyra/answerKey';
import type { InboundEvent } from '../../kaleyra/inbound/event';
import { plain } from '../../kaleyra/json';
import type { Received } from '../../kaleyra/inbound/received';
import { answerUrl, unpackWaitToken, withoutWaitTokens, type WaitToken } from '../../kaleyra/waitToken';
import { mapConcurrently } from '../Kaleyra/sending/concurrency';

/** Whoever sent the webhook waits meanwhile, so no answer is tried for longer than this. */
const PATIENCE_MS = 6_000;
/** A call full of forged answers must not become as many calls of n8n to itself at the same time. */
const AT_ONCE = 20;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** The token in an event, if it answers a question of Send and Wait for Reply. */
export function waitTokenOf({ reply, flow }: InboundEvent): WaitToken | undefined {
	const text = reply?.id ?? flow?.token;
	return text === undefined ? undefined : unpackWaitToken(text);
}

/**
 * Brings answers to the executions that wait for them, and returns the other events. An answer that no
 * execution took (it has ended, went on without it, or never asked) stays an event, with the user's own
 * id and marked as late. Never throws; takes 6 s at most for the one answer a call has.
 */
export async function forwardReplies(
	context: IWebhookFunctions,
	received: Received[],
	key: AnswerKey,
): Promise<Received[]> {
	if (!received.some(({ event }) => waitTokenOf(event))) return received;
	const waitingBase = waitingBaseOf(context);
	const left = await mapConcurrently(received, AT_ONCE, async ({ event, raw }) => {
		const token = waitTokenOf(event);
		if (token === undefined) return { event, raw };
		const own = withOwnIds(event);
		if (own.flow?.token === '') delete own.flow.token;
		const isTaken = await forward(context, answerUrl(waitingBase, token, key), signed(own, token, key));
		return isTaken ? undefined : { event: { ...own, late: true as const }, raw: () => withOwnIds(raw()) };
	});
	return left.filter((one): one is Received => one !== undefined);
}

/** Where this n8n, by its own account, takes answers for waiting executions. */
function waitingBaseOf(context: IWebhookFunctions): string {
	const { origin, pathname } = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}')));
	return origin + pathname.slice(0, pathname.lastIndexOf('/'));
}

/** Any JSON with the user's own ids in place of tokens. What is left of a key may be one that reaches a prototype. */
export const withOwnIds = <T>(json: T): T => plain(JSON.parse(withoutWaitTokens(JSON.stringify(plain(json))))) as T;

/** What the waiting node takes: the event as text, so that exactly what is signed is sent, and the signature. */
function signed(own: InboundEvent, { signature }: WaitToken, key: AnswerKey) {
	const event = JSON.stringify(own);
	return { event, signature: signAnswer(key, signature, event) };
}

/** Whether the waiting execution took the answer. */
async function forward(context: IWebhookFunctions, url: string, answer: ReturnType<typeof signed>): Promise<boolean> {
	const end = Date.now() + PATIENCE_MS;
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
		const { statusCode, body } = await post(context, url, answer, end - Date.now());
		if (statusCode === 200) return (body as { accepted?: unknown } | undefined)?.accepted === true;
		if (!isWorthAnotherTry(statusCode, body) || Date.now() + pause >= end) {
			if (statusCode === 0) logUnreachable(context, url, body);
			if (statusCode === 401) logRefused(context, url);
			return false;
		}
		await sleep(pause);
	}
}

/**
 * A customer can be faster than n8n puts the execution to sleep; until then it answers 500 or 409. It
 * also answers 409 for one that has ended with an error, and says so. A proxy before n8n answers 502 to
 * 504 while n8n restarts, and 0 is no answer at all. Asking again is safe: of two copies of an answer
 * n8n takes the first.
 */
function isWorthAnotherTry(statusCode: number, body: unknown): boolean {
	if ([0, 500, 502, 503, 504].includes(statusCode)) return true;
	return statusCode === 409 && !/\bfinished\b/.test(JSON.stringify(body));
}

function logUnreachable(context: IWebhookFunctions, url: string, reason: unknown) {
	context.logger.error(
		'Kaleyra Trigger could not bring an answer to the execution that waits for it: this n8n does not reach its own webhook URL',
		{ origin: new URL(url).origin, reason },
	);
}

function logRefused(context: IWebhookFunctions, url: string) {
	context.logger.warn(
		'n8n refused an answer that Kaleyra Trigger brought: its ID was altered, or this n8n is reached under a path and the question was asked with another credential than that of the trigger',
		{ path: new URL(url).pathname, credential: context.getNode().credentials?.kaleyraApi?.name },
	);
}

/** The status is 0, and the body the reason, when no answer came. */
async function post(context: IWebhookFunctions, url: string, body: ReturnType<typeof signed>, timeout: number) {
	try {
		return (await context.helpers.httpRequest({
			method: 'POST',
			url,
			body,
			json: true,
			timeout,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		})) as { statusCode: number; body: unknown };
	} catch (error) {
		return { statusCode: 0, body: (error as Error).message };
	}
}
