import { explainNotSent } from '../api/notSentReasons';
import { explainWhatsAppError } from '../api/whatsappErrors';
import type { ExplainedError } from './event';
import { compact, number } from './json';

/** The reason a flat notice gives, as a code, a sentence, or both. Nothing when it gives none. */
export function noticeErrors(code: string | undefined, reason: string | undefined): ExplainedError[] | undefined {
	if (code === undefined && reason === undefined) return undefined;
	const whatsAppCode = number(code);
	return [
		compact({
			code: whatsAppCode ?? code,
			title: reason,
			...(explainWhatsAppError(whatsAppCode) ?? explainNotSent(code, reason)),
		}),
	];
}
