import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import type { Message } from '../../../kaleyra/message';
import { packWaitToken, sealedParameters, waitTokenOverhead } from '../../../kaleyra/waitToken';

/** Makes the tokens of one question. */
export interface TokenMaker {
	/** How many characters a token adds to the user's own id. */
	overhead: number;
	tokenFor(ownId: string): string;
}

/** @param round which question of this node in this execution it is. */
export function tokenMaker(context: IExecuteFunctions, round: number): TokenMaker {
	// n8n before 2.x checks a signature only after this; later versions have no such method and always do.
	(context as IExecuteFunctions & { setSignatureValidationRequired?(): void }).setSignatureValidationRequired?.();
	const place = {
		executionId: context.getExecutionId(),
		nodeId: context.getNode().id,
		round,
		gate: resumeTokenUnderPath(context),
	};
	const tokenFor = (ownId: string) => packWaitToken({ ...place, ownId, seal: sealOf(context, round, ownId) });
	return { overhead: waitTokenOverhead({ ...place, seal: sealOf(context, round, '') }), tokenFor };
}

/** n8n's signature over the node's execution and id, the round and an own id. Works while it sends and while it waits. */
export function sealOf(context: Pick<IExecuteFunctions, 'getNode' | 'getSignedResumeUrl'>, round: number, ownId: string): string {
	const signed = new URL(context.getSignedResumeUrl(sealedParameters({ ownId, round })));
	const seal = signed.searchParams.get('signature');
	if (seal === null) {
		throw new NodeOperationError(context.getNode(), 'This n8n does not sign its resume links', {
			description: 'Send and Wait for Reply needs a newer n8n.',
		});
	}
	return seal;
}

/**
 * Under a path (`N8N_PATH`, or a webhook URL with a path) a reverse proxy takes the path off, and n8n then
 * refuses its own signature, which was made with it. There its resume token opens the way, and the
 * waiting node checks the seal.
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
