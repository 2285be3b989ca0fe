import type { Field } from '../../checks/field';
import { LIMITS } from '../../limits';
import { checkMedia } from '../parts';

/** The names of the variables in a text, in order: `Hi {{1}}` has `1`. */
export const variables = (text = ''): string[] => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] as string);

/** How the value of each type of parameter is checked. */
const values: Record<string, (value: Field) => void> = {
	text: (value) => void value.text(),
	payload: (value) => void value.text(),
	coupon_code: (value) => void value.text({ max: LIMITS.template.code }),
	image: (value) => checkMedia(value),
	video: (value) => checkMedia(value),
	document: (value) => checkMedia(value, ['filename']),
	currency(value) {
		if (!value.object(['fallback_value', 'code', 'amount_1000'])) return;
		value.at('fallback_value').text();
		value.at('code').text({ pattern: /^[A-Z]{3}$/, what: 'a currency code of three capital letters' });
		if (!Number.isInteger(value.at('amount_1000').value)) value.at('amount_1000').refuse('must be a whole number');
	},
	date_time(value) {
		if (value.object(['fallback_value'])) value.at('fallback_value').text();
	},
	location(value) {
		if (!value.object(['latitude', 'longitude', 'name', 'address'])) return;
		value.at('latitude').coordinate(LIMITS.location.latitude);
		value.at('longitude').coordinate(LIMITS.location.longitude);
	},
	limited_time_offer(value) {
		if (!value.object(['expiration_time_ms'])) return;
		if (!Number.isInteger(value.at('expiration_time_ms').value)) value.at('expiration_time_ms').refuse('must be a whole number');
	},
	action: (value) =>
		void value.object(['flow_token', 'flow_action_data', 'thumbnail_product_retailer_id', 'sections']),
};

/** Checks one parameter, which must be of one of these types. */
export function checkParameter(parameter: Field, types: readonly string[], named = false): void {
	const type = parameter.at('type');
	type.oneOf(types);
	if (!types.includes(String(type.value))) return;
	const name = String(type.value);
	parameter.object(['type', name, ...(named ? ['parameter_name'] : [])]);
	values[name]?.(parameter.at(name));
}
