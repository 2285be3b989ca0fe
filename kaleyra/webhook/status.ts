/** What became of a message of the business, and why it failed: in Meta's words, Kaleyra's and ours. */
import { explainNotSent, explainWhatsAppError } from '../api/errorCodes';
import { boolean, compact, compactOrNothing, number, object, objects, text, type JsonObject } from '../json';
import { isoTime, phone } from './convert';
import type { ExplainedError, InboundEvent, MessageStatus } from './event';
import type { MessageContext } from './shape';

/** Meta's report on one message. `from` is the customer here too, so that it means the same in every event. */
export function readStatus(status: JsonObject, context: MessageContext): InboundEvent {
	const conversation = object(status.conversation);
	const pricing = object(status.pricing);
	return compact({
		event: 'messageStatus',
		messageId: text(status.id),
		timestamp: isoTime(status.timestamp),
		from: phone(status.recipient_id),
		userId: text(status.recipient_user_id),
		to: context.to,
		phoneNumberId: context.phoneNumberId,
		status: statusName(text(status.status) ?? ''),
		errors: explainedErrors(status.errors),
		conversation: compactOrNothing({
			id: text(conversation.id),
			expiresAt: isoTime(conversation.expiration_timestamp),
			origin: text(object(conversation.origin).type),
		}),
		pricing: compactOrNothing({
			billable: boolean(pricing.billable),
			model: text(pricing.pricing_model),
			category: text(pricing.category),
			type: text(pricing.type),
		}),
		wabaId: context.wabaId,
	});
}

/** The many spellings of the five states, letters only. `0` is how v1 reports a failure. */
const states = new Map<string, MessageStatus>([
	['sent', 'sent'],
	['delivered', 'delivered'],
	['read', 'read'],
	['failed', 'failed'],
	['0', 'failed'],
	['notsent', 'notSent'],
]);

/** Characters; no spelling of a state has more. */
const longestState = 40;

/** `NOT-SENT`, `not sent` and `Not_Sent` are one state; what is not known stays as it came. */
export function statusName(value: string): MessageStatus {
	return value.length > longestState ? value : (states.get(value.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? value);
}

/** Reasons why one message failed; WhatsApp gives one. */
export const maxReasons = 10;

/** WhatsApp's list of reasons with our explanation of each; nothing when there is no reason. */
export function explainedErrors(errors: unknown): ExplainedError[] | undefined {
	const result = objects(errors, maxReasons).map((error) => {
		const code = number(error.code);
		return compact({
			code,
			title: text(error.title) ?? text(error.message),
			details: text(object(error.error_data).details) ?? text(error.details),
			...explainWhatsAppError(code),
		});
	});
	return result.length > 0 ? result : undefined;
}

/** The reason in a flat report of Kaleyra: a code, a sentence, or both. Nothing when the message arrived or no reason is given. */
export function explainedReason(
	status: MessageStatus,
	code: string | undefined,
	reason: string | undefined,
): ExplainedError[] | undefined {
	const hasFailed = status === 'failed' || status === 'notSent';
	if (!hasFailed || (code === undefined && reason === undefined)) return undefined;
	const whatsAppCode = number(code);
	return [
		compact({
			code: whatsAppCode ?? code,
			title: reason,
			...(explainWhatsAppError(whatsAppCode) ?? explainNotSent(code, reason)),
		}),
	];
}
