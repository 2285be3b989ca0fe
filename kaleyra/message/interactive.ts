import { filled, type JsonObject } from '../json';
import type { Checks } from './checks';
import { checkHeader, headerToMeta, headerToV1, type Header } from './header';
import { limits, type Limit } from './limits';
import type { MetaContent, V1Form } from './types';

/** What stands around the part that the customer taps. */
export interface InteractiveTexts {
	header?: Header;
	body?: string;
	footer?: string;
}

/** The bounds of what stands around every interactive part, but for the body. */
export const textLimits = { header: limits.header, footer: limits.footer };

const { image, video, document } = limits.mediaBytes;
/** The same where the header may be a file, too. */
export const anyHeaderLimits = { ...textLimits, mediaBytes: { image, video, document } };

/** Checks header, body and footer. `headers` are the types of header this kind may have. */
export function checkTexts(
	checks: Checks,
	{ header, body, footer }: InteractiveTexts,
	headers: readonly Header['type'][],
	bodyLimit: Limit = limits.interactive.body,
) {
	checkHeader(checks, header, headers);
	checks.requiredText('Body', body, bodyLimit);
	checks.text('Footer', footer, limits.footer);
}

/** An interactive message as Meta writes it. */
export const interactiveToMeta = (type: string, texts: InteractiveTexts, action: JsonObject): MetaContent => ({
	type: 'interactive',
	interactive: {
		type,
		...filled({
			header: texts.header && headerToMeta(texts.header),
			body: texts.body && { text: texts.body },
			footer: texts.footer && { text: texts.footer },
		}),
		action,
	},
});

/** An interactive message as the fields of a v1 form. */
export const interactiveToV1 = (type: string, texts: InteractiveTexts, action: JsonObject): V1Form => ({
	type,
	...filled({ body: texts.body, ...headerToV1(texts.header), footer: texts.footer }),
	action: JSON.stringify(action),
});
