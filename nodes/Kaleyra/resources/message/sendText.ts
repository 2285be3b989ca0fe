import { limits } from '../../../../kaleyra/message/limits';
import { text, type TextMessage } from '../../../../kaleyra/message/text';
import { messageFields } from '../../fields';
import { body } from '../../fields/texts';
import type { SendOperation } from '../../operation';

export const sendText: SendOperation<TextMessage> = {
	value: 'sendText',
	name: 'Send Text',
	action: 'Send a text',
	description: 'Send a WhatsApp text message to a customer who wrote within the last 24 hours',
	messages: [text],
	fields: messageFields([
		body(limits.text, 'Your parcel has left our warehouse.'),
		{
			displayName: 'Preview URL',
			name: 'previewUrl',
			type: 'boolean',
			default: false,
			description: 'Whether to show a preview of the first link in the text',
		},
	]),

	build: (parameters) => ({
		kind: 'text',
		body: parameters.text('body'),
		previewUrl: parameters.boolean('previewUrl'),
	}),
};
