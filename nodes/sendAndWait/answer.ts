import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { answerKeyOf, signAnswer } from './answerKey';
import { sameText } from '../../kaleyra/webhook/access';
import { object, textOrEmpty } from '../../kaleyra/json';
import { readAnswer, readAnswerEvent, type AnswerData, type OpenQuestion } from './waitAnswer';
import { signatureOf } from './tokens';

/**
 * Takes the answer that a Kaleyra Trigger brings, and lets the execution go on with it. Whatever is
 * wrong with an answer is told to its sender and leaves the execution asleep. An error that left this
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
	return readAnswer(question, { round: Number(round), ownId: id, event }, new Date());
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
