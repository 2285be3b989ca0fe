import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { answerKeyOf, maskResumeToken } from './answerKey';
import type { Message } from '../../kaleyra/message';
import { packWaitToken, signedParameters, waitTokenOverhead, type WaitToken } from './token';

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
	const place = { executionId: context.getExecutionId(), nodeId: context.getNode().id, round };
	const key = answerKeyOf(await context.getCredentials('kaleyraApi'));
	const resumeToken = resumeTokenUnderPath(context);
	if (anyTrigger && resumeToken !== undefined) throw onlySameCredential(context);

	const tokenWith = (ownId: string): WaitToken => {
		const token = { ...place, ownId, signature: signatureOf(context, round, ownId) };
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

/** The message with a token in place of each id. */
export function withTokens(message: Message, tokenFor: (ownId: string) => string): Message {
	switch (message.kind) {
		case 'buttons':
			return { ...message, buttons: message.buttons.map((button) => ({ ...button, id: tokenFor(button.id) })) };
		case 'list':
			return {
				...message,
				sections: message.sections.map((section) => ({
					...section,
					rows: section.rows.map((row) => ({ ...row, id: tokenFor(row.id) })),
				})),
			};
		case 'flow':
			return { ...message, token: tokenFor(message.token ?? '') };
		default:
			return message;
	}
}
