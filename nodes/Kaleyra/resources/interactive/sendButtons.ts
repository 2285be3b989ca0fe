import { buttons, type ButtonsMessage } from '../../../../kaleyra/message/buttons';
import { limits } from '../../../../kaleyra/message/limits';
import { messageFields } from '../../fields';
import { buttonFields, readButtons } from '../../fields/buttons';
import { anyHeader, body, footer, readTexts } from '../../fields/texts';
import type { SendOperation } from '../../operation';

export const sendButtons: SendOperation<ButtonsMessage> = {
	value: 'sendButtons',
	name: 'Send Buttons',
	action: 'Send reply buttons',
	description: 'Send a message with up to 3 reply buttons',
	messages: [buttons],
	fields: messageFields([
		...anyHeader,
		body(limits.buttons.body, 'Your car service is scheduled for 9 am tomorrow.'),
		footer,
		...buttonFields(`What the trigger gives you when the button is tapped, up to ${limits.buttons.id.max} characters`),
	]),

	build: (parameters) => ({
		kind: 'buttons',
		...readTexts(parameters),
		...readButtons(parameters),
	}),
};
