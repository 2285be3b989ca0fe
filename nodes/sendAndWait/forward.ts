import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import { answerUrl, signAnswer, type AnswerKey } from './signing';
import type { InboundEvent } from '../../kaleyra/webhook/event';
import { object, plain } from '../../kaleyra/json';
import type { Received } from '../../kaleyra/webhook/shape';
import { unpackWaitToken, withoutWaitTokens, type WaitToken } from './token';
import { mapConcurrently } from '../transport/concurrency';

/** Whoever sent the webhook waits meanwhile, so all answers of a call are brought within this time. */
export const PATIENCE_MS = 6_000;
/** A call full of forged answers must not become as many calls of n8n to itself, neither at the same time nor in all. */
const AT_ONCE = 20;
const MOST = 50;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** What is known of the answers of a call, beyond the call. */
export interface Answers {
	/** Its execution took the answer: it is settled, whatever becomes of the rest of the call. */
	take(answer: ReceivedEvent): void;
	/** n8n said itself that nothing waits for the answer. */
	noteLate(answer: ReceivedEvent): void;
	isLate(answer: ReceivedEvent): boolean;
}

/** An event of a call, with its token unpacked. */
export interface ReceivedEvent extends Received {
	token?: WaitToken;
}

/** The token in an event, if it answers a question of Send and Wait for Reply. */
export function waitTokenOf({ reply, flow }: InboundEvent): WaitToken | undefined {
	const text = reply?.id ?? flow?.token;
	return text === undefined ? undefined : unpackWaitToken(text);
}

/**
 * Brings answers to the executions that wait for them, and returns the other events. An answer for which
 * nothing waits, as n8n itself says (the execution has ended, went on without it, or never asked), stays an
 * event, with the user's own id and marked as late.
 *
 * Nothing at all when an answer was neither taken nor refused by the deadline (of the monotonic clock), or
 * when there are more than 50: then the call has to come again. What is settled is noted in `answers`, so
 * each time brings the next 50. Never throws.
 */
export async function forwardReplies(
	context: IWebhookFunctions,
	received: ReceivedEvent[],
	answers: Answers,
	{ key, deadline }: { key: AnswerKey; deadline: number },
): Promise<ReceivedEvent[] | undefined> {
	if (!received.some(({ token }) => token)) return received;
	const waitingBase = waitingBaseOf(context);
	let tried = 0;
	const outcomes = await mapConcurrently(received, AT_ONCE, async (one): Promise<Outcome | 'no answer'> => {
		const { token } = one;
		if (token === undefined) return 'no answer';
		if (answers.isLate(one)) return 'nothing waits';
		if (++tried > MOST) return { undelivered: `a call brings ${MOST} answers at most, and this one holds more` };
		const answer = signed(ownEvent(one.event), token, key);
		const outcome = await forward(context, answerUrl(waitingBase, token, key), answer, deadline);
		if (outcome === 'taken') answers.take(one);
		if (outcome === 'nothing waits') answers.noteLate(one);
		return outcome;
	});
	const failed = outcomes.find((outcome) => typeof outcome === 'object');
	if (failed !== undefined) {
		logUndelivered(context, failed.undelivered);
		return undefined;
	}
	return received.flatMap((one, index) => {
		if (outcomes[index] === 'taken') return [];
		return outcomes[index] === 'nothing waits' ? [lateEvent(one)] : [one];
	});
}

/** The event as the user knows it. */
function ownEvent(event: InboundEvent): InboundEvent {
	const own = withOwnIds(event);
	if (own.flow?.token === '') delete own.flow.token;
	return own;
}

const lateEvent = ({ event, raw, token }: ReceivedEvent): ReceivedEvent => ({
	event: { ...ownEvent(event), late: true },
	raw: () => withOwnIds(raw()),
	token,
});

/** Where this n8n, by its own account, takes answers for waiting executions. */
function waitingBaseOf(context: IWebhookFunctions): string {
	const { origin, pathname } = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}')));
	return origin + pathname.slice(0, pathname.lastIndexOf('/'));
}

/** Any JSON with the user's own ids in place of tokens. What is left of a key may be one that reaches a prototype. */
export const withOwnIds = <T>(json: T): T => plain(JSON.parse(withoutWaitTokens(JSON.stringify(plain(json))))) as T;

/** What the waiting node takes: the event as text, so that exactly what is signed is sent, and the signature. */
interface SignedAnswer {
	event: string;
	signature: string;
}

function signed(own: InboundEvent, { signature }: WaitToken, key: AnswerKey): SignedAnswer {
	const event = JSON.stringify(own);
	return { event, signature: signAnswer(key, signature, event) };
}

/** What became of an answer, or why that is not known. Only n8n itself can say that nothing waits. */
type Outcome = 'taken' | 'nothing waits' | { undelivered: string };

async function forward(
	context: IWebhookFunctions,
	url: string,
	answer: SignedAnswer,
	deadline: number,
): Promise<Outcome> {
	let undelivered = 'the other answers of the call took all the time';
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
		const left = deadline - performance.now();
		if (left <= 0) return { undelivered };
		const response = await post(context, url, answer, left);
		if (response.statusCode === 401) logRefused(context, url);
		const outcome = outcomeOf(response);
		if (outcome !== undefined) return outcome;
		const said = response.statusCode === 0 ? String(response.body) : `HTTP ${response.statusCode}`;
		undelivered = `${new URL(url).origin} gave ${said}`;
		if (performance.now() + pause >= deadline) return { undelivered };
		await sleep(pause);
	}
}

/**
 * What n8n said about an answer; nothing when it is worth asking again. A customer can be faster than n8n
 * puts the execution to sleep; until then it answers 500 or 409. It also answers 409 for an execution that
 * has ended with an error, and says so. A proxy before n8n answers 502 to 504 while n8n restarts, n8n itself
 * answers every path with a page of 200 while it starts, and 0 is no answer at all. Asking again is safe:
 * of two copies of an answer n8n takes the first.
 */
function outcomeOf({ statusCode, body }: Response): 'taken' | 'nothing waits' | undefined {
	const words = typeof body === 'string' ? body : JSON.stringify(body);
	if (statusCode === 200) {
		const { accepted } = object(body);
		if (typeof accepted === 'boolean') return accepted ? 'taken' : 'nothing waits';
		return /\bno action required\b/i.test(words) ? 'nothing waits' : undefined;
	}
	if (statusCode === 409) return /\bfinished\b/.test(words) ? 'nothing waits' : undefined;
	return statusCode === 401 || statusCode === 404 ? 'nothing waits' : undefined;
}

const logUndelivered = (context: IWebhookFunctions, reason: string) =>
	context.logger.error(
		`Kaleyra Trigger could not bring an answer to the execution that waits for it: ${reason}. When this keeps coming, look whether n8n reaches its own webhook URL (N8N_WEBHOOK_URL)`,
	);

interface Response {
	statusCode: number;
	body: unknown;
}

function logRefused(context: IWebhookFunctions, url: string) {
	context.logger.warn(
		'n8n refused an answer that Kaleyra Trigger brought: its ID was altered, or this n8n is reached under a path and the question was asked with another credential than that of the trigger',
		{ path: new URL(url).pathname, credential: context.getNode().credentials?.kaleyraApi?.name },
	);
}

/** The status is 0, and the body the reason, when no answer came. */
async function post(context: IWebhookFunctions, url: string, body: SignedAnswer, timeout: number): Promise<Response> {
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
		})) as Response;
	} catch (error) {
		return { statusCode: 0, body: (error as Error).message };
	}
}
