import type { FlowReply, InboundEvent, Reply } from './inbound/event';
import { isObject } from './json';
import { samePerson } from './phoneNumber';

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

/** An answer on its way: which question it belongs to (sealed by n8n), and the event that brought it. */
export interface Answer {
	round: number;
	ownId: string;
	event: InboundEvent;
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
	return {
		data: {
			answered: true,
			...(responseType === 'approval' ? { approved: ownId === APPROVE } : {}),
			...content,
			...(from === undefined ? {} : { from }),
			...(profileName === undefined ? {} : { profileName }),
			...(messageId === undefined ? {} : { messageId }),
			respondedAt: now.toISOString(),
		},
	};
}

/** The id counts as it was sealed, not as the event repeats it. */
const tapAnswer = (id: string, { reply }: InboundEvent) => isObject(reply) && { reply: { ...reply, id } };

function flowAnswer(token: string, { flow }: InboundEvent) {
	if (!isObject(flow)) return false;
	const { response, responseText } = flow;
	return {
		flow: {
			...(token === '' ? {} : { token }),
			response,
			...(responseText === undefined ? {} : { responseText }),
		},
	};
}
