import { reaction, type ReactionMessage } from '../../../../kaleyra/message/reaction';
import { messageFields } from '../../fields';
import { lineOfText } from '../../fields/builders';
import { messageId } from '../../fields/recipient';
import type { SendOperation } from '../../operation';

export const sendReaction: SendOperation<ReactionMessage> = {
	value: 'sendReaction',
	name: 'Send Reaction',
	action: 'Send a reaction',
	description: 'React with an emoji to a WhatsApp message of the customer, or take the reaction away',
	messages: [reaction],
	fields: messageFields([
		messageId('ID of the message to react to, as the Kaleyra Trigger gives it'),
		lineOfText('Emoji', 'emoji', '👍', 'A single emoji. Leave empty to take an earlier reaction away.'),
	]),

	build: (parameters) => ({
		kind: 'reaction',
		messageId: parameters.text('messageId').trim(),
		emoji: parameters.text('emoji').trim(),
	}),
};
