import { readAccountUpdate } from '../accountUpdate';
import { fieldsOf } from '../flat';
import type { Shape } from '../received';

/** The verdict on a template: `id, time, event, message_template_id, message_template_name, …`. */
export const templateStatus: Shape = {
	name: 'templateStatus',
	matches: (payload) => fieldsOf(payload)('message_template_id', 'message_template_name') !== undefined,
	*read(payload) {
		yield { event: readAccountUpdate('message_template_status_update', payload), raw: payload };
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
		yield { event: readAccountUpdate('phone_number_quality_update', payload), raw: payload };
	},
};
