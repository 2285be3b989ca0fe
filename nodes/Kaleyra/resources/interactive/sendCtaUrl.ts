import { ctaUrl, type CtaUrlMessage } from '../../../../kaleyra/message/ctaUrl';
import { limits } from '../../../../kaleyra/message/limits';
import { messageFields } from '../../fields';
import { anyHeader, readHeader } from '../../fields/header';
import { body, footer, lineOfText, upTo } from '../../fields/text';
import type { SendOperation } from '../../operation';
import { optionalText } from '../../itemParameters';

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
			hint: upTo(limits.ctaUrl.buttonText),
			required: true,
		},
		{
			...lineOfText('URL', 'ctaUrl', 'https://example.com/dates', 'The web address that the button opens'),
			required: true,
		},
	]),

	build: (parameters) => ({
		kind: 'ctaUrl',
		header: readHeader(parameters),
		body: parameters.text('body'),
		footer: optionalText(parameters.text('footer')),
		buttonText: parameters.text('ctaText'),
		url: parameters.text('ctaUrl').trim(),
	}),
};
