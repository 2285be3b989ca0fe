import { explainNotSent } from '../api/notSentReasons';
import { explainWhatsAppError } from '../api/whatsappErrors';
import type { ExplainedError, MessageStatus } from './event';
import { compact, number } from '../json';

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
