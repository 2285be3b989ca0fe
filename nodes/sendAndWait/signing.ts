import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { apiNamed } from '../../kaleyra/api';
import { textOrEmpty } from '../../kaleyra/json';
import { packWaitToken, waitTokenOverhead, type WaitToken } from './token';

/** Makes the tokens of one question. */
export interface TokenMaker {
	/** How many characters a token adds to the user's own id. */
	overhead: number;
	tokenFor(ownId: string): string;
}

/**
 * @param round which question of this node in this execution it is.
 * @param anyTrigger whether triggers with other credentials may bring the answer. Throws NodeOperationError
 * where that cannot be.
 */
export async function tokenMaker(context: IExecuteFunctions, round: number, anyTrigger: boolean): Promise<TokenMaker> {
	// n8n before 2.x checks a signature only after this; later versions have no such method and always do.
	(context as IExecuteFunctions & { setSignatureValidationRequired?(): void }).setSignatureValidationRequired?.();
	const waiting = { executionId: context.getExecutionId(), nodeId: context.getNode().id, round };
	const key = answerKeyOf(await context.getCredentials('kaleyraApi'));
	const resumeToken = resumeTokenUnderPath(context);
	if (anyTrigger && resumeToken !== undefined) throw onlySameCredential(context);

	const tokenWith = (ownId: string): WaitToken => {
		const token = { ...waiting, ownId, signature: signatureOf(context, round, ownId) };
		if (resumeToken === undefined) return token;
		return { ...token, maskedResumeToken: maskResumeToken(key, token, resumeToken) };
	};
	return { overhead: waitTokenOverhead(tokenWith('')), tokenFor: (ownId) => packWaitToken(tokenWith(ownId)) };
}

/** A trigger with another credential could not take the mask off, and unmasked the token would open too much. */
const onlySameCredential = (context: IExecuteFunctions) =>
	new NodeOperationError(context.getNode(), 'Any Kaleyra Trigger cannot bring the answer where n8n is reached under a path', {
		description:
			'Set Accept Answers From to Triggers With the Same Credential, and choose this node’s credential in the Kaleyra Trigger.',
	});

/** n8n's signature over the node's execution and id, the round and an own id. Works while it sends and while it waits. */
export function signatureOf(
	context: Pick<IExecuteFunctions, 'getNode' | 'getSignedResumeUrl'>,
	round: number,
	ownId: string,
): string {
	const signed = new URL(context.getSignedResumeUrl(signedParameters({ ownId, round })));
	const signature = signed.searchParams.get('signature');
	if (signature === null) {
		throw new NodeOperationError(context.getNode(), 'This n8n does not sign its resume links', {
			description: 'Send and Wait for Reply needs a newer n8n.',
		});
	}
	return signature;
}

/** What n8n signs besides execution and node. The order counts. */
const signedParameters = ({ ownId, round }: Pick<WaitToken, 'ownId' | 'round'>) => ({
	id: ownId,
	round: String(round),
});

/**
 * Under a path (`N8N_PATH`, or a webhook URL with a path) a reverse proxy takes the path off, and n8n then
 * refuses its own signature, which was made with it. There its resume token opens the way, and the
 * waiting node checks the signature.
 */
function resumeTokenUnderPath(context: IExecuteFunctions): string | undefined {
	const resumeUrl = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	const isUnderPath = resumeUrl.pathname.split('/').length > 3;
	const token = resumeUrl.searchParams.get('signature') ?? '';
	return isUnderPath && /^[0-9a-f]{64}$/.test(token) ? token : undefined;
}

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

/**
 * Where the answer to a question goes. `waitingBase` is this n8n's own address for waiting executions,
 * without a slash at the end; of the token nothing but names inside that address is used. With another
 * credential's key the resume token in it is noise, which n8n refuses.
 */
export function answerUrl(waitingBase: string, token: WaitToken, key: AnswerKey): string {
	const { executionId, nodeId, signature, maskedResumeToken } = token;
	const url = new URL(`${waitingBase}/${encodeURIComponent(executionId)}`);
	if (maskedResumeToken === undefined) url.pathname += `/${encodeURIComponent(nodeId)}`;
	for (const [name, value] of Object.entries(signedParameters(token))) url.searchParams.set(name, value);
	if (maskedResumeToken === undefined) {
		url.searchParams.set('signature', signature);
	} else {
		// n8n takes the resume token with the node behind it. It then leaves its signature for the node to check.
		url.searchParams.set('questionSignature', signature);
		url.searchParams.set('signature', `${maskResumeToken(key, token, maskedResumeToken)}/${nodeId}`);
	}
	return url.href;
}

/** As JSON no two lists make the same text. */
const hmac = (key: AnswerKey, parts: unknown[]): Buffer => createHmac('sha256', key).update(JSON.stringify(parts)).digest();
