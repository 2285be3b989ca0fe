import type { INodeProperties } from 'n8n-workflow';

import { addressRequest, type AddressRequestMessage } from '../../../../kaleyra/message/addressRequest';
import { limits } from '../../../../kaleyra/message/limits';
import { messageFields } from '../../fields';
import { body, footer, readTexts, textHeader } from '../../fields/texts';
import type { SendOperation } from '../../operation';
import { textOf, type ItemParameters } from '../../itemParameters';

/** The fields of WhatsApp's two address forms. */
const formFields = [
	['Address', 'address'],
	['Building Name', 'building_name'],
	['City', 'city'],
	['Floor Number', 'floor_number'],
	['House Number', 'house_number'],
	['Landmark (India)', 'landmark_area'],
	['Name', 'name'],
	['Phone Number', 'phone_number'],
	['PIN Code (India)', 'in_pin_code'],
	['Post Code (Singapore)', 'sg_post_code'],
	['State (India)', 'state'],
	['Tower Number', 'tower_number'],
	['Unit Number (Singapore)', 'unit_number'],
] as const;

const country: INodeProperties = {
	displayName: 'Country',
	name: 'addressCountry',
	type: 'options',
	default: 'IN',
	options: [
		{ name: 'India', value: 'IN' },
		{ name: 'Singapore', value: 'SG' },
	],
	description: 'Whose address form to show. WhatsApp has one for these countries.',
};

const knownValues: INodeProperties = {
	displayName: 'Known Values',
	name: 'addressValues',
	type: 'fixedCollection',
	typeOptions: {
		multipleValues: true,
		multipleValueButtonText: 'Add Value',
		fixedCollection: { itemTitle: '={{ $collection.item.value.name || "Value" }}' },
	},
	placeholder: 'Add Value',
	default: {},
	description: 'What you know of the address already; the form starts with it',
	options: [
		{
			displayName: 'Value',
			name: 'field',
			values: [
				{
					displayName: 'Field',
					name: 'name',
					type: 'options',
					default: 'name',
					options: formFields.map(([name, value]) => ({ name, value })),
					description: 'Which field of the form',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Alex Kim',
					description: 'What the field starts with',
				},
			],
		},
	],
};

const readValues = (parameters: ItemParameters): Record<string, string> =>
	Object.fromEntries(parameters.entries('addressValues.field').map(({ name, value }) => [textOf(name), textOf(value)]));

export const requestAddress: SendOperation<AddressRequestMessage> = {
	value: 'requestAddress',
	name: 'Request Address',
	action: 'Request an address',
	description: 'Send a message with a form for a postal address in India or Singapore',
	messages: [addressRequest],
	fields: messageFields([...textHeader, body(limits.interactive.body, 'Where shall we deliver your order?'), footer, country, knownValues]),

	build: (parameters) => ({
		kind: 'addressRequest',
		...readTexts(parameters),
		country: parameters.text('addressCountry') === 'SG' ? 'SG' : 'IN',
		values: readValues(parameters),
	}),
};
