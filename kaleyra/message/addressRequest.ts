import { versions } from './apiRules';
import { Checks } from './checks';
import { checkTexts, interactiveToMeta, textLimits, type InteractiveTexts } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';

/** The countries that have an address form, and the fields of each (Meta, Address messages). */
const addressFields: Record<'IN' | 'SG', readonly string[]> = {
	IN: ['name', 'phone_number', 'in_pin_code', 'house_number', 'floor_number', 'tower_number', 'building_name', 'address', 'landmark_area', 'city', 'state'],
	SG: ['name', 'phone_number', 'sg_post_code', 'house_number', 'floor_number', 'tower_number', 'building_name', 'address', 'unit_number', 'city'],
};

/** A text with a button that opens a form for an address. */
export interface AddressRequestMessage extends InteractiveTexts {
	kind: 'addressRequest';
	country: keyof typeof addressFields;
	/** What the form starts with. */
	values: Record<string, string>;
}

export const addressRequest: MessageType<AddressRequestMessage> = {
	kind: 'addressRequest',
	label: 'address request',
	versions: versions.cloudApi,
	limits: { interactive: limits.interactive, ...textLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text']);
		const known = addressFields[message.country];
		for (const name of Object.keys(message.values)) {
			if (!known.includes(name)) {
				checks.add(['values', name], `is no field of the form for ${message.country}`, `Remove it. The form has ${known.join(', ')}`);
			}
		}
		return checks.violations;
	},

	toMeta: (message) => {
		const values = Object.entries(message.values).filter(([, value]) => value.trim() !== '');
		return interactiveToMeta('address_message', message, {
			name: 'address_message',
			parameters: {
				country: message.country,
				...(values.length > 0 ? { values: Object.fromEntries(values) } : {}),
			},
		});
	},
};
