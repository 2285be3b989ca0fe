import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ButtonsMessage } from '../../../kaleyra/message/buttons';
import { MOST_CHECKED } from '../../../kaleyra/message/checks';
import { fillIds } from '../../../kaleyra/message/ids';
import { limits } from '../../../kaleyra/message/limits';
import { asObjects, textOf, type ItemParameters } from '../itemParameters';
import { lineOfText, limitHint, source } from './builders';

/** The fields that make up reply buttons, with what an ID is for. */
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
						...lineOfText('Title', 'title', 'Change', 'What the button says'),
						typeOptions: { showEvenWhenOptional: true },
						hint: limitHint(limits.buttons.title),
					},
					lineOfText('ID', 'id', 'change-button', `${idPurpose}. Leave empty to have it made from the title.`),
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

/** Reads the button fields. Ids that are missing are made of the titles. */
export function readButtons(parameters: ItemParameters): Pick<ButtonsMessage, 'buttons'> {
	const isJson = parameters.text('buttonsFrom') === 'json';
	const entries = isJson ? buttonsOfJson(parameters) : parameters.entries('buttons.button');
	const buttons = entries.map(({ id, title }) => ({ id: textOf(id).trim(), title: textOf(title) }));
	return { buttons: fillIds(buttons, 'button', MOST_CHECKED) };
}

/** Also takes buttons as Meta writes them: `{ type: 'reply', reply: { id, title } }`. */
function buttonsOfJson(parameters: ItemParameters): IDataObject[] {
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
