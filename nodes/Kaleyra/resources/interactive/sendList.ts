import type { INodeProperties } from 'n8n-workflow';

import { MOST_CHECKED } from '../../../../kaleyra/message/checks';
import { fillIds } from '../../../../kaleyra/message/ids';
import { limits } from '../../../../kaleyra/message/limits';
import { list, type ListMessage, type ListSection } from '../../../../kaleyra/message/list';
import { asObjects, innerEntries, optionalText, textOf, type ItemParameters } from '../../itemParameters';
import { readHeader, textHeader } from '../../fields/header';
import { body, footer, upTo } from '../../fields/text';
import { messageFields } from '../../fields';
import { source } from '../../fields/source';
import type { SendOperation } from '../../operation';

const row = (idPurpose: string): INodeProperties[] => [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Priority Mail',
		typeOptions: { showEvenWhenOptional: true },
		hint: upTo(limits.list.rowTitle),
		description: 'What the customer taps',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2–3 days',
		typeOptions: { showEvenWhenOptional: true },
		hint: upTo(limits.list.rowDescription),
		description: 'Smaller text below the title',
	},
	{
		displayName: 'ID',
		name: 'id',
		type: 'string',
		default: '',
		placeholder: 'e.g. priority_mail',
		description: `${idPurpose}. Leave empty to have it made from the title.`,
	},
];

const sections = (idPurpose: string): INodeProperties => ({
	displayName: 'Sections',
	name: 'sections',
	type: 'fixedCollection',
	typeOptions: {
		multipleValues: true,
		multipleValueButtonText: 'Add Section',
		sortable: true,
		maxAllowedFields: 10,
		fixedCollection: { itemTitle: '={{ $collection.item.value.title || "Section" }}' },
	},
	placeholder: 'Add Section',
	default: { section: [{ title: '', rows: { row: [{ title: '', description: '', id: '' }] } }] },
	displayOptions: { show: { listFrom: ['fields'] } },
	description: 'The groups of the list, up to 10. All groups together hold up to 10 rows.',
	options: [
		{
			displayName: 'Section',
			name: 'section',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. I am not in a hurry',
					hint: upTo(limits.list.sectionTitle),
					description: 'Heading of these rows. Needed when there are several sections.',
				},
				{
					displayName: 'Rows',
					name: 'rows',
					type: 'fixedCollection',
					typeOptions: {
						multipleValues: true,
						multipleValueButtonText: 'Add Row',
						sortable: true,
						maxAllowedFields: 10,
						hideOptionalFields: true,
						addOptionalFieldButtonText: 'Add ID',
						fixedCollection: { itemTitle: '={{ $collection.item.value.title || "Row" }}' },
					},
					placeholder: 'Add Row',
					default: {},
					description: 'What the customer can choose. All sections together hold up to 10 rows.',
					options: [{ displayName: 'Row', name: 'row', values: row(idPurpose) }],
				},
			],
		},
	],
});

/** A field whose expression is worked out for every incoming item. */
const perItem = (displayName: string, name: string, key: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: `={{ $json.${key} }}`,
	placeholder: `e.g. {{ $json.${key} }}`,
	displayOptions: { show: { listFrom: ['items'] } },
	description,
});

/** The fields that make up a list, with what an ID is for; Send and Wait for Reply has them too. */
export const listFields = (idPurpose: string): INodeProperties[] => [
	{
		displayName: 'Button Text',
		name: 'buttonText',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Shipping options',
		hint: `${upTo(limits.list.buttonText)}, without emojis`,
		description: 'Label of the button that opens the list',
	},
	source('Define List', 'listFrom', 'Where sections and rows come from', {
		items: 'Each incoming item becomes a row; items with the same To make up one list',
		fields: 'Enter sections and rows here',
		json: 'Give sections and rows as JSON',
	}),
	sections(idPurpose),
	{
		displayName: 'Sections (JSON)',
		name: 'sectionsJson',
		type: 'json',
		typeOptions: { rows: 8 },
		default: '[\n  {\n    "title": "Section",\n    "rows": [\n      { "id": "first", "title": "First row", "description": "" }\n    ]\n  }\n]',
		displayOptions: { show: { listFrom: ['json'] } },
		description:
			'An array of sections, each with a title and rows. A row has a title and, if you like, a description and an ID.',
	},
	perItem('Row Title', 'rowTitle', 'title', 'The row’s title, up to 24 characters. Drag a field of the input here.'),
	perItem(
		'Row Description',
		'rowDescription',
		'description',
		'Smaller text below the title, up to 72 characters. Leave empty for none.',
	),
	perItem('Row ID', 'rowId', 'id', `${idPurpose}. Leave empty to have it made from the title.`),
	perItem('Row Section', 'rowSection', 'section', 'Title of the section the row goes to. Leave empty for one section without a title.'),
];

/** Reads the list fields into sections with ids. */
export function readSections(parameters: ItemParameters): ListSection[] {
	const from = parameters.text('listFrom');
	if (from === 'items') return withIds(sectionsFromItems(parameters));
	if (from === 'json') return withIds(sectionsFromJson(parameters));
	return withIds(
		parameters.entries('sections.section').map(({ title, rows }) => ({
			title: optionalText(title),
			rows: innerEntries(rows, 'row'),
		})),
	);
}

type RawSection = { title?: string; rows: Array<Record<string, unknown>> };

function sectionsFromJson(parameters: ItemParameters): RawSection[] {
	const value = parameters.json('sectionsJson', 'Sections (JSON)');
	const sections = Array.isArray(value) ? value : (value as { sections?: unknown } | undefined)?.sections;
	if (value !== undefined && !Array.isArray(sections)) {
		parameters.violations.push({
			field: 'Sections (JSON)',
			problem: 'is not an array of sections',
			fix: 'Write it as [{ "title": "…", "rows": [{ "id": "…", "title": "…" }] }]',
		});
	}
	return asObjects(sections).map(({ title, rows }) => ({ title: optionalText(title), rows: asObjects(rows) }));
}

function sectionsFromItems(parameters: ItemParameters): RawSection[] {
	const bySection = new Map<string, RawSection>();
	const most = limits.list.rows.max;
	for (const index of parameters.itemIndexes.slice(0, most)) {
		const title = parameters.text('rowSection', index);
		const section = bySection.get(title) ?? { title: optionalText(title), rows: [] };
		bySection.set(title, section);
		section.rows.push({
			id: parameters.text('rowId', index),
			title: parameters.text('rowTitle', index),
			description: parameters.text('rowDescription', index),
		});
	}
	const sections = [...bySection.values()];
	// Items beyond what a list holds are counted, not read: there may be thousands.
	sections.at(-1)?.rows.push(...parameters.itemIndexes.slice(most).map(() => ({})));
	return sections;
}

/** Ids are unique over the whole list, so they are filled over all rows; each section takes its own from there. */
function withIds(raw: RawSection[]): ListSection[] {
	const remaining = fillIds(
		raw.flatMap((section) =>
			section.rows.map((entry) => ({
				id: textOf(entry.id).trim(),
				title: textOf(entry.title),
				description: optionalText(entry.description),
			})),
		),
		'row',
		MOST_CHECKED,
	);
	return raw.map(({ title, rows }) => ({ title, rows: remaining.splice(0, rows.length) }));
}

export const sendList: SendOperation<ListMessage> = {
	value: 'sendList',
	name: 'Send List',
	action: 'Send a list',
	description: 'Send a message with a list of up to 10 rows to choose from',
	messages: [list],
	fields: messageFields([
		...textHeader,
		body(limits.list.body, 'Choose your shipping option'),
		footer,
		...listFields(`What the trigger gives you when the row is tapped, up to ${limits.list.rowId.max} characters`),
	]),

	gathersItems: (parameters) => parameters.text('listFrom') === 'items',

	build: (parameters) => ({
		kind: 'list',
		header: readHeader(parameters),
		body: parameters.text('body'),
		footer: optionalText(parameters.text('footer')),
		buttonText: parameters.text('buttonText'),
		sections: readSections(parameters),
	}),
};
