import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { compact, isObject, object, parsed, plainObject, textOrEmpty } from '../../kaleyra/json';
import { samePerson } from '../../kaleyra/phoneNumber';
import { sameText } from '../../kaleyra/webhook/access';
import type { FlowReply, Reply } from '../../kaleyra/webhook/event';
import { questionType, type OpenQuestion } from './question';
import { answerKeyOf, signAnswer, signatureOf } from './signing';

/** What the node after Send and Wait for Reply gets under `data`. Its keys are public. */
export interface AnswerData {
	answered: true;
	/** Only for approvals. */
	approved?: boolean;
	reply?: Reply;
	flow?: FlowReply;
	/** Digits only, as WhatsApp gives it. */
	from?: string;
	profileName?: string;
	messageId?: string;
	/** ISO 8601 in UTC. */
	respondedAt: string;
}

/**
 * Takes the answer that a Kaleyra Trigger brings, and lets the execution go on with it. Whatever is
 * wrong with an answer is reported to its sender and leaves the execution asleep. An error that left this
 * function would not: n8n would run the nodes behind with an empty item.
 */
export async function receiveAnswer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const answer = await readCall(context).catch((error: Error) => {
		// Its message might repeat what was posted.
		log(context, 'could not read an answer', { error: error.constructor.name });
		return { refused: 'this answer cannot be read' };
	});
	if ('refused' in answer) return { webhookResponse: { accepted: false, reason: answer.refused } };
	return {
		webhookResponse: { accepted: true },
		workflowData: [[{ json: { data: answer.data as unknown as IDataObject } }]],
	};
}

/** What may be posted: the event as the JSON text that was signed, and the trigger's signature of it. */
async function readCall(context: IWebhookFunctions): Promise<{ data: AnswerData } | { refused: string }> {
	const { id, round, questionSignature, signature } = object(context.getQueryData());
	const body = object(context.getBodyData());
	if (typeof id !== 'string' || typeof round !== 'string' || typeof body.event !== 'string') {
		return { refused: 'this is no answer from a Kaleyra Trigger' };
	}
	// n8n has checked its signature, or only its resume token, or in old versions nothing at all.
	const expected = signatureOf(context, Number(round), id);
	if (!sameText(expected, textOrEmpty(questionSignature ?? signature))) {
		return { refused: 'the signature is not one of this question' };
	}
	const question = openQuestion(context);
	const key = answerKeyOf(await context.getCredentials('kaleyraApi'));
	if (question?.anyTrigger !== true && !sameText(signAnswer(key, expected, body.event), textOrEmpty(body.signature))) {
		const credential = context.getNode().credentials?.kaleyraApi?.name;
		log(context, 'refused an answer that no Kaleyra Trigger with the credential of the question brought', { credential });
		return { refused: 'no Kaleyra Trigger with the credential of this question brought the answer' };
	}
	const event = readAnswerEvent(body.event);
	if (event === undefined) return { refused: 'this is no event of a Kaleyra Trigger' };
	return acceptAnswer(question, { round: Number(round), ownId: id, event }, new Date());
}

/** Nothing that was posted is repeated there. */
function log(context: IWebhookFunctions, what: string, more: IDataObject) {
	const executionId = context.getExecutionId();
	context.logger.warn(`Send and Wait for Reply ${what}`, { ...more, node: context.getNode().name, executionId });
}

/** What execute() left in the execution's data. A webhook can read it only by an expression. */
function openQuestion(context: IWebhookFunctions): OpenQuestion | undefined {
	const name = context.getNode().name.split('').map(escaped).join('');
	return context.evaluateExpression(`{{ $node["${name}"].context.question }}`) as OpenQuestion | undefined;
}

/** A name may contain quotes and braces, which mean something in an expression. */
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What counts of the event that a Kaleyra Trigger brings. */
export interface AnswerEvent {
	from?: string;
	profileName?: string;
	messageId?: string;
	reply?: Reply;
	flow?: FlowReply;
}

/** An answer on its way: which question it belongs to (signed by n8n), and the event that brought it. */
export interface Answer {
	round: number;
	ownId: string;
	event: AnswerEvent;
}

/**
 * Reads the JSON text of an event. Takes anything and never throws; nothing when a key in it holds
 * something that no Kaleyra Trigger writes there. Everything else in it is left behind.
 */
export function readAnswerEvent(json: unknown): AnswerEvent | undefined {
	const event = parsed(json);
	if (!isObject(event)) return undefined;
	const { from, profileName, messageId, reply, flow } = event;
	if (![from, profileName, messageId].every(isTextIfAny)) return undefined;
	const texts = { from, profileName, messageId } as Pick<AnswerEvent, 'from' | 'profileName' | 'messageId'>;
	const contents = { reply: replyOf(reply), flow: flowOf(flow) };
	if ((reply !== undefined && !contents.reply) || (flow !== undefined && !contents.flow)) return undefined;
	return compact({ ...texts, ...contents });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextIfAny = (value: unknown): value is string | undefined => value === undefined || isText(value);

function replyOf(value: unknown): Reply | undefined {
	if (!isObject(value)) return undefined;
	const { id, title, description } = value;
	return isText(id) && isText(title) && isTextIfAny(description) ? compact({ id, title, description }) : undefined;
}

function flowOf(value: unknown): FlowReply | undefined {
	if (!isObject(value)) return undefined;
	const { token, response, responseText } = value;
	if (!isTextIfAny(token) || !isObject(response) || !isTextIfAny(responseText)) return undefined;
	return compact({ token, response: plainObject(response), responseText });
}

/** The data of an answer, or why it is none to the question that is open now. */
export function acceptAnswer(
	question: OpenQuestion | undefined,
	{ round, ownId, event }: Answer,
	now: Date,
): { data: AnswerData } | { refused: string } {
	if (question?.round !== round) return { refused: 'this question is no longer open' };
	const { responseType, askedNumber } = question;
	if (askedNumber !== undefined && !samePerson(askedNumber, event.from ?? '')) {
		return { refused: 'another number was asked' };
	}
	const content = questionType(responseType)?.answer(ownId, event);
	if (content === undefined) return { refused: `the event is no answer to a question of the type ${responseType}` };

	const { from, profileName, messageId } = event;
	return { data: compact({ answered: true, ...content, from, profileName, messageId, respondedAt: now.toISOString() }) };
}
