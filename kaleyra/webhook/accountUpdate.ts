import { compact, compactOrNothing, plainObject, text, type JsonObject } from '../json';
import { isoTime, phone } from './convert';
import type { InboundEvent } from './event';
import { explainedErrors } from './status';

/** Meta's field names that say the same as a notice of Kaleyra. */
const types = new Map([
	['phone_number_quality_update', 'numberQuality'],
	['message_template_status_update', 'templateStatus'],
]);

/** News about a number, a template or the account, from Meta (`field` and `value`) or Kaleyra (flat). */
export function readAccountUpdate(
	field: string,
	value: JsonObject,
	{ wabaId, time }: { wabaId?: string; time?: unknown } = {},
): InboundEvent {
	return compact({
		event: 'accountUpdate',
		timestamp: isoTime(value.time) ?? isoTime(value.timestamp) ?? isoTime(time),
		to: phone(value.display_phone_number),
		account: compact({
			type: types.get(field) ?? field,
			event: text(value.event),
			reason: text(value.reason),
			currentLimit: text(value.current_limit),
			template: compactOrNothing({
				id: text(value.message_template_id),
				name: text(value.message_template_name),
				language: text(value.message_template_language),
			}),
			details: plainObject(value),
		}),
		errors: explainedErrors(value.errors),
		wabaId,
	});
}
