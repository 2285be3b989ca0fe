import type { INodeProperties } from 'n8n-workflow';

import { MOST_CHECKED } from '../../../kaleyra/message/checks';
import { fillIds } from '../../../kaleyra/message/ids';
import { limits } from '../../../kaleyra/message/limits';
import type { ListMessage, ListRow, ListSection } from '../../../kaleyra/message/list';
import { asObjects, innerEntries, optionalText, textOf, type ItemParameters } from '../itemParameters';
import { lineOfText, limitHint, source } from './builders';

const row = (idPurpose: string): INodeProperties[] => [
	{
		...lineOfText('Title', 'title', 'Priority Mail', 'What the customer taps'),
		typeOptions: { showEvenWhenOptional: true },
		hint: limitHint(limits.list.rowTitle),
	},
	{
		...lineOfText('Description', 'description', '2–3 days', 'Smaller text below the title'),
		typeOptions: { showEvenWhenOptional: true },
		hint: limitHint(limits.list.rowDescription),
	},
	lineOfText('ID', 'id', 'priority_mail', `${idPurpose}. Leave empty to have it made from the title.`),
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
					...lineOfText('Title', 'title', 'I am not in a hurry', 'Heading of these rows. Needed when there are several sections.'),
					hint: limitHint(limits.list.sectionTitle),
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

/** The fields that make up a list, with what an ID is for. */
export const listFields = (idPurpose: string): INodeProperties[] => [
	{
		...lineOfText('Button Text', 'buttonText', 'Shipping options', 'Label of the button that opens the list'),
		required: true,
		hint: `${limitHint(limits.list.buttonText)}, without emojis`,
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

/** Whether all items with the same recipient make up one list. */
export const isListOfItems = (parameters: ItemParameters): boolean => parameters.text('listFrom') === 'items';

/** Reads the list fields. Ids that are missing are made over all sections, for they are unique in the whole list. */
export function readList(parameters: ItemParameters): Pick<ListMessage, 'buttonText' | 'sections'> {
	const sections = readSections(parameters);
	fillIds(sections.flatMap(({ rows }) => rows), 'row', MOST_CHECKED);
	return { buttonText: parameters.text('buttonText'), sections };
}

function readSections(parameters: ItemParameters): ListSection[] {
	const from = parameters.text('listFrom');
	if (from === 'items') return sectionsOfItems(parameters);
	if (from === 'json') return sectionsOfJson(parameters);
	return parameters.entries('sections.section').map(({ title, rows }) => ({
		title: optionalText(title),
		rows: innerEntries(rows, 'row').map(rowOf),
	}));
}

const rowOf = ({ id, title, description }: Record<string, unknown>): ListRow => ({
	id: textOf(id).trim(),
	title: textOf(title),
	description: optionalText(description),
});

function sectionsOfJson(parameters: ItemParameters): ListSection[] {
	const value = parameters.json('sectionsJson', 'Sections (JSON)');
	const sections = Array.isArray(value) ? value : (value as { sections?: unknown } | undefined)?.sections;
	if (value !== undefined && !Array.isArray(sections)) {
		parameters.violations.push({
			field: 'Sections (JSON)',
			problem: 'is not an array of sections',
			fix: 'Write it as [{ "title": "…", "rows": [{ "id": "…", "title": "…" }] }]',
		});
	}
	return asObjects(sections).map(({ title, rows }) => ({ title: optionalText(title), rows: asObjects(rows).map(rowOf) }));
}

function sectionsOfItems(parameters: ItemParameters): ListSection[] {
	const byTitle = new Map<string, ListSection>();
	const most = limits.list.rows.max;
	for (const index of parameters.itemIndexes.slice(0, most)) {
		const text = (name: string) => parameters.text(name, index);
		const title = text('rowSection');
		const section = byTitle.get(title) ?? { title: optionalText(title), rows: [] };
		byTitle.set(title, section);
		section.rows.push(rowOf({ id: text('rowId'), title: text('rowTitle'), description: text('rowDescription') }));
	}
	const sections = [...byTitle.values()];
	// Items beyond what a list holds are counted, not read: there may be thousands.
	sections.at(-1)?.rows.push(...parameters.itemIndexes.slice(most).map(() => rowOf({})));
	return sections;
}
