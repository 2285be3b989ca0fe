import { explainNotSent, explainWhatsAppError } from '../api/errorCodes';
import { compact, number } from '../json';
import type { ExplainedError, MessageStatus } from './event';

/** Why a flat notice says a message did not arrive: a code, a sentence, or both. Nothing when it did or no reason is given. */
export function noticeErrors(
	status: MessageStatus,
	code: string | undefined,
	reason: string | undefined,
): ExplainedError[] | undefined {
	const isRefusal = status === 'failed' || status === 'notSent';
	if (!isRefusal || (code === undefined && reason === undefined)) return undefined;
	const whatsAppCode = number(code);
	return [
		compact({
			code: whatsAppCode ?? code,
			title: reason,
			...(explainWhatsAppError(whatsAppCode) ?? explainNotSent(code, reason)),
		}),
	];
}
