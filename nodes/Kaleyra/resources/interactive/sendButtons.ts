import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { buttons, type ButtonsMessage, type ReplyButton } from '../../../../kaleyra/message/buttons';
import { MOST_CHECKED } from '../../../../kaleyra/message/checks';
import { fillIds } from '../../../../kaleyra/message/ids';
import { limits } from '../../../../kaleyra/message/limits';
import { messageFields } from '../../fields';
import { anyHeader, readHeader } from '../../fields/header';
import { source } from '../../fields/source';
import { body, footer, upTo } from '../../fields/text';
import type { SendOperation } from '../../operation';
import { asObjects, optionalText, textOf, type ItemParameters } from '../../itemParameters';

/** The fields that make up reply buttons, with what an ID is for; Send and Wait for Reply has them too. */
export const buttonFields = (idPurpose: string): INodeProperties[] => [
	source('Define Buttons', 'buttonsFrom', 'Where the buttons come from', {
		fields: 'Enter the buttons here',
		json: 'Give the buttons as JSON',
	}),
	{
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Button',
			sortable: true,
			maxAllowedFields: 3,
			hideOptionalFields: true,
			addOptionalFieldButtonText: 'Add ID',
			fixedCollection: { itemTitle: '={{ $collection.item.value.title || "Button" }}' },
		},
		placeholder: 'Add Button',
		default: { button: [{ title: '', id: '' }] },
		displayOptions: { show: { buttonsFrom: ['fields'] } },
		description: 'What the customer can tap, 1 to 3 buttons',
		options: [
			{
				displayName: 'Button',
				name: 'button',
				values: [
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						placeholder: 'e.g. Change',
						typeOptions: { showEvenWhenOptional: true },
						hint: upTo(limits.buttons.title),
						description: 'What the button says',
					},
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						placeholder: 'e.g. change-button',
						description: `${idPurpose}. Leave empty to have it made from the title.`,
					},
				],
			},
		],
	},
	{
		displayName: 'Buttons (JSON)',
		name: 'buttonsJson',
		type: 'json',
		typeOptions: { rows: 6 },
		default: '[\n  { "id": "yes", "title": "Yes" },\n  { "id": "no", "title": "No" }\n]',
		displayOptions: { show: { buttonsFrom: ['json'] } },
		description: 'An array of 1 to 3 buttons, each with a title and, if you like, an ID',
	},
];

/** Reads the button fields into buttons with ids. */
export function readButtons(parameters: ItemParameters): ReplyButton[] {
	const entries =
		parameters.text('buttonsFrom') === 'json'
			? buttonsFromJson(parameters)
			: parameters.entries('buttons.button');
	return fillIds(
		entries.map(({ id, title }) => ({ id: textOf(id).trim(), title: textOf(title) })),
		'button',
		MOST_CHECKED,
	);
}

/** Also takes buttons as Meta writes them: `{ type: 'reply', reply: { id, title } }`. */
function buttonsFromJson(parameters: ItemParameters): IDataObject[] {
	const value = parameters.json('buttonsJson', 'Buttons (JSON)');
	if (value !== undefined && !Array.isArray(value)) {
		parameters.violations.push({
			field: 'Buttons (JSON)',
			problem: 'is not an array of buttons',
			fix: 'Write it as [{ "id": "…", "title": "…" }]',
		});
	}
	return asObjects(value).map((entry) => (asObjects([entry.reply])[0] ?? entry));
}

export const sendButtons: SendOperation<ButtonsMessage> = {
	value: 'sendButtons',
	name: 'Send Buttons',
	action: 'Send reply buttons',
	description: 'Send a message with up to 3 reply buttons',
	messages: [buttons],
	fields: messageFields([
		...anyHeader,
		body(limits.buttons.body, 'Your car service is scheduled for 9 am tomorrow.'),
		footer,
		...buttonFields(`What the trigger gives you when the button is tapped, up to ${limits.buttons.id.max} characters`),
	]),

	build: (parameters) => ({
		kind: 'buttons',
		header: readHeader(parameters),
		body: parameters.text('body'),
		footer: optionalText(parameters.text('footer')),
		buttons: readButtons(parameters),
	}),
};
