import type { INodeProperties } from 'n8n-workflow';

import { messageType, type Message } from '../../kaleyra/message';
import { buttons } from '../../kaleyra/message/buttons';
import { codePoints } from '../../kaleyra/message/checks';
import { flow } from '../../kaleyra/message/flow';
import { limits, type Limit } from '../../kaleyra/message/limits';
import { list } from '../../kaleyra/message/list';
import type { MessageType } from '../../kaleyra/message/types';
import type { Violation } from '../../kaleyra/message/violation';
import { compact } from '../../kaleyra/json';
import type { InboundEvent } from '../../kaleyra/webhook/event';
import { buttonFields, readButtons } from '../Kaleyra/fields/buttons';
import { flowFields, readFlow } from '../Kaleyra/fields/flow';
import { isListOfItems, listFields, readList } from '../Kaleyra/fields/list';
import { anyHeader, readTexts, textHeader } from '../Kaleyra/fields/texts';
import type { ItemParameters } from '../Kaleyra/itemParameters';
import { approvalOptions, isApproval, readApproval } from './approval';
import { roomBesideToken } from './token';

/** What an event may bring as the answer. */
type Answered = Pick<InboundEvent, 'reply' | 'flow'>;

/** Header, body and footer, read already. */
type Texts = ReturnType<typeof readTexts>;

/** One kind of question: how the panel offers it, how it becomes a message, and what answers it. */
export interface QuestionType {
	name: string;
	description: string;
	message: MessageType<Message>;
	/** The fields that are its own. */
	fields: INodeProperties[];
	header: INodeProperties[];
	/** Reads its fields into a message. */
	build(parameters: ItemParameters, texts: Texts): Message;
	/** Whether the question is one message made of all input items. */
	gathersItems?(parameters: ItemParameters): boolean;
	/** What the answer puts out; nothing when the event is none. The own id counts as it was signed, not as the event repeats it. */
	answer(ownId: string, event: Answered): ({ approved?: boolean } & Answered) | undefined;
}

/** The answer by a tap. */
const tap = (id: string, { reply }: Answered) => reply && { reply: { ...reply, id } };

const idPurpose = (limit: Limit) => `What this node puts out under data.reply when it is tapped, ${roomBesideToken(limit)}`;

/** All that can be asked, by the value of the Response Type field. */
export const questionTypes = {
	approval: {
		name: 'Approval',
		description: 'A button to approve and, if you like, one to decline',
		message: buttons,
		fields: [approvalOptions],
		header: anyHeader,
		build: (parameters, texts) => ({ kind: 'buttons', ...texts, ...readApproval(parameters) }),
		answer: (id, event) => event.reply && { approved: isApproval(id), ...tap(id, event) },
	},
	buttons: {
		name: 'Buttons',
		description: 'Up to 3 buttons of your own',
		message: buttons,
		fields: buttonFields(idPurpose(limits.buttons.id)),
		header: anyHeader,
		build: (parameters, texts) => ({ kind: 'buttons', ...texts, ...readButtons(parameters) }),
		answer: tap,
	},
	list: {
		name: 'List',
		description: 'Up to 10 rows to choose from',
		message: list,
		fields: listFields(idPurpose(limits.list.rowId)),
		header: textHeader,
		build: (parameters, texts) => ({ kind: 'list', ...texts, ...readList(parameters) }),
		gathersItems: isListOfItems,
		answer: tap,
	},
	flow: {
		name: 'Flow',
		description: 'A WhatsApp Flow, a form inside the chat',
		message: flow,
		fields: flowFields(roomBesideToken(limits.flow.token)),
		header: textHeader,
		build: (parameters, texts) => ({ kind: 'flow', ...texts, ...readFlow(parameters) }),
		answer: (token, { flow: form }) =>
			form && { flow: compact({ token: token === '' ? undefined : token, response: form.response, responseText: form.responseText }) },
	},
} satisfies Record<string, QuestionType>;

/** The kinds of message that ask. */
export const questionMessages: ReadonlyArray<MessageType<Message>> = [...new Set(Object.values(questionTypes).map(({ message }) => message))];

export type ResponseType = keyof typeof questionTypes;

/** Everything of one kind of question. An expression in the panel may give a kind that there is not. */
export const questionType = (type: string): QuestionType | undefined =>
	(questionTypes as Record<string, QuestionType>)[type];

/** What a waiting execution knows of the question it asked. n8n keeps it with the execution's data. */
export interface OpenQuestion {
	round: number;
	responseType: ResponseType;
	/** The only number that may answer; absent when anybody may. */
	askedNumber?: string;
	/** Whether triggers with another credential may bring the answer. */
	anyTrigger?: boolean;
}

export const responseTypeOf = (parameters: ItemParameters): ResponseType =>
	(parameters.text('responseType') || 'approval') as ResponseType;

/** Whether the question is one message made of all input items. */
export const gathersItems = (parameters: ItemParameters): boolean =>
	questionType(responseTypeOf(parameters))?.gathersItems?.(parameters) === true;

/**
 * The question with the user's own ids in it. An id that would be too long with its token is noted in
 * `parameters`; `overhead` is the token's length in characters.
 */
export function buildQuestion(parameters: ItemParameters, overhead: number): Message {
	const type = responseTypeOf(parameters);
	const message = questionType(type)?.build(parameters, readTexts(parameters, 'message'));
	if (message === undefined) throw new TypeError(`there is no response type "${type}"`);
	parameters.violations.push(...ownIdsTooLong(message, overhead));
	return message;
}

/** The question with a token in place of each id. */
export const withTokens = (message: Message, tokenFor: (ownId: string) => string): Message =>
	messageType(message).mapIds?.(message, tokenFor) ?? message;

function ownIdsTooLong(message: Message, overhead: number): Violation[] {
	const violations: Violation[] = [];
	messageType(message).mapIds?.(message, (id, { path, limit: { max } }) => {
		const actual = codePoints(id);
		const limit = max - overhead;
		if (actual > limit) {
			violations.push({
				path,
				problem: `has ${actual} characters, the limit is ${limit} here, because Send and Wait for Reply adds ${overhead} of its own`,
				fix: `Remove ${actual - limit} characters`,
				limit,
				actual,
			});
		}
		return id;
	});
	return violations;
}
