import type { FlowReply, Reply } from '../../kaleyra/webhook/event';
import { compact, isObject, parsed, plainObject } from '../../kaleyra/json';
import { samePerson } from '../../kaleyra/phoneNumber';

export type ResponseType = 'approval' | 'buttons' | 'list' | 'flow';

/** Ids of the two buttons of an approval. */
export const APPROVE = 'approve';
export const DECLINE = 'decline';

/** What a waiting execution knows of the question it asked. n8n keeps it with the execution's data. */
export interface OpenQuestion {
	round: number;
	responseType: ResponseType;
	/** The only number that may answer; absent when anybody may. */
	askedNumber?: string;
	/** Whether triggers with another credential may bring the answer. */
	anyTrigger?: boolean;
}

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
 * Reads the JSON text of an event. Takes anything and never throws; nothing when a place in it holds
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
export function readAnswer(
	question: OpenQuestion | undefined,
	{ round, ownId, event }: Answer,
	now: Date,
): { data: AnswerData } | { refused: string } {
	if (question?.round !== round) return { refused: 'this question is no longer open' };
	const { responseType, askedNumber } = question;
	if (askedNumber !== undefined && !samePerson(askedNumber, event.from ?? '')) {
		return { refused: 'another number was asked' };
	}
	const content = responseType === 'flow' ? flowAnswer(ownId, event) : tapAnswer(ownId, event);
	if (content === false) return { refused: `the event is no answer to a question of the type ${responseType}` };

	const { from, profileName, messageId } = event;
	const approved = responseType === 'approval' ? ownId === APPROVE : undefined;
	return {
		data: compact({ answered: true, approved, ...content, from, profileName, messageId, respondedAt: now.toISOString() }),
	};
}

/** The id counts as it was signed, not as the event repeats it. */
const tapAnswer = (id: string, { reply }: AnswerEvent) => reply !== undefined && { reply: { ...reply, id } };

function flowAnswer(token: string, { flow }: AnswerEvent) {
	if (flow === undefined) return false;
	const { response, responseText } = flow;
	return { flow: compact({ token: token === '' ? undefined : token, response, responseText }) };
}
