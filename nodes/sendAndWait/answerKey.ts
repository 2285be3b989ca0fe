import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

import { apiNamed } from '../../kaleyra/api';
import { textOrEmpty } from '../../kaleyra/json';
import type { WaitToken } from './token';

/** It shows nothing of itself when it is printed or written as JSON. */
export type AnswerKey = KeyObject;

/**
 * The key that a question and the trigger that brings its answer have in common: nodes whose credentials
 * hold the same API key (or access token) and the same webhook secret have the same one. It is made anew
 * wherever it is needed and kept nowhere with an execution.
 */
export function answerKeyOf(credential: Record<string, unknown>): AnswerKey {
	const headers = apiNamed(textOrEmpty(credential.apiVersion)).credential.headers(credential);
	const material = JSON.stringify([Object.values(headers), textOrEmpty(credential.webhookSecret)]);
	return createSecretKey(Buffer.from(hkdfSync('sha256', material, '', 'n8n-nodes-kaleyra: answers to questions', 32)));
}

/**
 * The trigger's signature over an answer, 64 hexadecimal digits.
 * @param tokenSignature n8n's signature of the question: it stands for execution, node, round and own id.
 * @param event the JSON text of the event, exactly as it is sent.
 */
export const signAnswer = (key: AnswerKey, tokenSignature: string, event: string): string =>
	hmac(key, ['answer', tokenSignature, event]).toString('hex');

/**
 * Masks n8n's resume token of an execution, or takes the mask off. The mask depends on every other part of
 * the token: whoever alters one of them, to be let in at another node, makes noise of the resume token.
 */
export function maskResumeToken(
	key: AnswerKey,
	{ executionId, nodeId, round, signature, ownId }: Omit<WaitToken, 'maskedResumeToken'>,
	resumeToken: string,
): string {
	const mask = hmac(key, ['resume token', executionId, nodeId, round, signature, ownId]);
	return Buffer.from(Buffer.from(resumeToken, 'hex').map((byte, index) => byte ^ (mask[index] ?? 0))).toString('hex');
}

/** As JSON no two lists make the same text. */
const hmac = (key: AnswerKey, parts: unknown[]): Buffer => createHmac('sha256', key).update(JSON.stringify(parts)).digest();
