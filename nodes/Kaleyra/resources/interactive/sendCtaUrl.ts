import { ctaUrl, type CtaUrlMessage } from '../../../../kaleyra/message/ctaUrl';
import { limits } from '../../../../kaleyra/message/limits';
import { messageFields } from '../../fields';
import { lineOfText, limitHint } from '../../fields/builders';
import { anyHeader, body, footer, readTexts } from '../../fields/texts';
import type { SendOperation } from '../../operation';

export const sendCtaUrl: SendOperation<CtaUrlMessage> = {
	value: 'sendCtaUrl',
	name: 'Send URL Button',
	action: 'Send a URL button',
	description: 'Send a message with one button that opens a web page',
	messages: [ctaUrl],
	fields: messageFields([
		...anyHeader,
		body(limits.interactive.body, 'See all available dates.'),
		footer,
		{
			...lineOfText('Button Text', 'ctaText', 'See dates', 'Label of the button'),
			hint: limitHint(limits.ctaUrl.buttonText),
			required: true,
		},
		{
			...lineOfText('URL', 'ctaUrl', 'https://example.com/dates', 'The web address that the button opens'),
			required: true,
		},
	]),

	build: (parameters) => ({
		kind: 'ctaUrl',
		...readTexts(parameters),
		buttonText: parameters.text('ctaText'),
		url: parameters.text('ctaUrl').trim(),
	}),
};
