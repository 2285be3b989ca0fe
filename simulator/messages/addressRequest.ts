import { refuseRepeats } from '../checks/field';
import { type Json, VERSIONS } from '../model';
import type { MessageKind } from './kind';
import { actionOf, checkParts, renderParts, TEXT_HEADER } from './parts';

/** The fields of WhatsApp's address form, by the countries that have one. */
const ADDRESS_FIELDS: Record<string, readonly string[]> = {
	IN: ['name', 'phone_number', 'in_pin_code', 'house_number', 'floor_number', 'tower_number', 'building_name', 'address', 'landmark_area', 'city', 'state'],
	SG: ['name', 'phone_number', 'sg_post_code', 'house_number', 'floor_number', 'tower_number', 'building_name', 'address', 'unit_number', 'city'],
};

/** Asks for a postal address. */
export const addressRequest: MessageKind = {
	name: 'address_message',
	versions: VERSIONS.cloudApi,

	check(field) {
		checkParts(field, { headers: TEXT_HEADER });
		const action = field.at('action');
		if (!action.object(['name', 'parameters'])) return;
		action.at('name').oneOf(['address_message']);

		const parameters = action.at('parameters');
		if (!parameters.object(['country', 'values', 'saved_addresses', 'validation_errors'])) return;
		const country = parameters.at('country');
		country.oneOf(Object.keys(ADDRESS_FIELDS));
		const known = ADDRESS_FIELDS[String(country.value)] ?? [];
		for (const key of ['values', 'validation_errors']) {
			const values = parameters.at(key);
			if (values.object(known, true)) for (const one of known) values.at(one).text({ optional: true });
		}
		const saved = parameters.at('saved_addresses').items(0, Infinity);
		for (const address of saved) {
			if (!address.object(['id', 'value'])) continue;
			address.at('id').text();
			address.at('value').object(known);
		}
		refuseRepeats(saved.map((address) => address.at('id')), 'saved address id');
	},

	render(content) {
		const { country, values, saved_addresses, validation_errors } = actionOf(content).parameters as Json;
		const fields = ADDRESS_FIELDS[String(country)];
		return {
			...renderParts(content),
			actions: [
				{ type: 'address', title: 'Provide address', fields, values, saved: saved_addresses, errors: validation_errors },
			],
		};
	},
};
