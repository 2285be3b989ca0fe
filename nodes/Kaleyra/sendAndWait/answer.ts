import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { sameText } from '../../../kaleyra/inbound/access/secret';
import type { InboundEvent } from '../../../kaleyra/inbound/event';
import { isObject } from '../../../kaleyra/json';
import { readAnswer, type AnswerData, type OpenQuestion } from '../../../kaleyra/waitAnswer';
import { sealOf } from './tokens';

/**
 * Takes the answer that a Kaleyra Trigger brings, and lets the execution go on with it. Whatever is
 * wrong with an answer is told to its sender and leaves the execution asleep: an error here would end it.
 */
export async function receiveAnswer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const answer = readCall(context);
	if ('refused' in answer) return { webhookResponse: { accepted: false, reason: answer.refused } };
	return {
		webhookResponse: { accepted: true },
		workflowData: [[{ json: { data: answer.data as unknown as IDataObject } }]],
	};
}

function readCall(context: IWebhookFunctions): { data: AnswerData } | { refused: string } {
	const { id, round, seal, signature } = context.getQueryData() as Record<string, unknown>;
	const body = context.getBodyData();
	if (typeof id !== 'string' || typeof round !== 'string' || !isObject(body.event)) {
		return { refused: 'this is no answer from a Kaleyra Trigger' };
	}
	// n8n has checked its signature, or only its resume token, or in old versions nothing at all.
	if (!sameText(sealOf(context, Number(round), id), String(seal ?? signature))) {
		return { refused: 'the seal is not one of this question' };
	}
	const answer = { round: Number(round), ownId: id, event: body.event as unknown as InboundEvent };
	return readAnswer(openQuestion(context), answer, new Date());
}

/** What execute() left in the execution's data. A webhook can read it only by an expression. */
function openQuestion(context: IWebhookFunctions): OpenQuestion | undefined {
	const name = context.getNode().name.split('').map(escaped).join('');
	return context.evaluateExpression(`{{ $node["${name}"].context.question }}`) as OpenQuestion | undefined;
}

/** A name may contain quotes and braces, which mean something in an expression. */
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
