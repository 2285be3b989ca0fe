import { readAccountUpdate } from '../accountUpdate';
import { fieldsOf } from '../flat';
import type { JsonObject } from '../../json';
import type { Finding, Shape } from '../received';

/** The verdict on a template: `id, time, event, message_template_id, message_template_name, …`. */
export const templateStatus: Shape = {
	name: 'templateStatus',
	matches: (payload) => fieldsOf(payload)('message_template_id', 'message_template_name') !== undefined,
	*read(payload) {
		yield newsOf(payload, 'message_template_status_update');
	},
};

/** A number's rating changed: `display_phone_number, event, current_limit`, by GET to the incoming URL. */
export const numberQuality: Shape = {
	name: 'numberQuality',
	matches: (payload) => {
		const field = fieldsOf(payload);
		return field('display_phone_number') !== undefined && field('event', 'current_limit') !== undefined;
	},
	*read(payload) {
		yield newsOf(payload, 'phone_number_quality_update');
	},
};

const newsOf = (payload: JsonObject, field: string): Finding => ({
	isMessage: false,
	event: () => readAccountUpdate(field, payload),
	raw: () => payload,
});
