import { flow, type FlowMessage } from '../../../../kaleyra/message/flow';
import { limits } from '../../../../kaleyra/message/limits';
import { messageFields } from '../../fields';
import { flowFields, readFlow } from '../../fields/flow';
import { body, footer, readTexts, textHeader } from '../../fields/texts';
import type { SendOperation } from '../../operation';

export const sendFlow: SendOperation<FlowMessage> = {
	value: 'sendFlow',
	name: 'Send Flow',
	action: 'Send a flow',
	description: 'Send a message that opens a WhatsApp Flow, a form inside the chat',
	messages: [flow],
	fields: messageFields([
		...textHeader,
		body(limits.flow.body, 'Tell us how we can reach you.'),
		footer,
		...flowFields(`up to ${limits.flow.token.max} characters`),
	]),

	build: (parameters) => ({
		kind: 'flow',
		...readTexts(parameters),
		...readFlow(parameters),
	}),
};
