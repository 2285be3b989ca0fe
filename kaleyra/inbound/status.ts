import { explainedErrors } from './errors';
import type { InboundEvent } from './event';
import { boolean, compact, compactOrNothing, object, text, type JsonObject } from '../json';
import type { Surroundings } from './message';
import { statusName } from './statusName';
import { isoTime, phone } from './values';

/**
 * What became of one message of the business, as Meta writes it. `from` is the customer here too, so
 * that it means the same in every event.
 */
export function readStatus(status: JsonObject, around: Surroundings): InboundEvent {
	const conversation = object(status.conversation);
	const pricing = object(status.pricing);
	return compact({
		event: 'messageStatus',
		messageId: text(status.id),
		timestamp: isoTime(status.timestamp),
		from: phone(status.recipient_id),
		userId: text(status.recipient_user_id),
		to: around.to,
		phoneNumberId: around.phoneNumberId,
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
		wabaId: around.wabaId,
	});
}
