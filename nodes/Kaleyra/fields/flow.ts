import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../kaleyra/json';
import type { FlowMessage } from '../../../kaleyra/message/flow';
import type { InteractiveTexts } from '../../../kaleyra/message/interactive';
import { limits } from '../../../kaleyra/message/limits';
import { optionalText, textOf, type ItemParameters } from '../itemParameters';
import { lineOfText, limitHint, source } from './builders';

/**
 * The fields that make up a flow.
 * @param tokenLength how long the flow token may be, in words.
 */
export const flowFields = (tokenLength: string): INodeProperties[] => [
	{
		displayName: 'Flow',
		name: 'flow',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The WhatsApp Flow to open',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchFlows', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1099551744722456' },
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. lead_form' },
		],
	},
	{
		...lineOfText('Flow Button Text', 'flowCta', 'Book a visit', 'Label of the button that opens the flow'),
		required: true,
		hint: `${limitHint(limits.flow.cta)}, without emojis`,
	},
	{
		displayName: 'Flow Action',
		name: 'flowAction',
		type: 'options',
		default: 'navigate',
		options: [
			{ name: 'Data Exchange', value: 'data_exchange', description: 'Your endpoint chooses the first screen' },
			{ name: 'Navigate', value: 'navigate', description: 'Open a screen of the flow' },
		],
		description: 'What happens when the customer opens the flow',
	},
	{
		...lineOfText('Flow Screen', 'flowScreen', 'CONTACT_DETAILS', 'ID of the first screen. Leave empty to start with the flow’s own first screen.'),
		displayOptions: { show: { flowAction: ['navigate'] } },
	},
	{
		...source('Define Flow Data', 'flowDataFrom', 'Where the values the first screen starts with come from', {
			fields: 'Enter names and values here',
			json: 'Give an object as JSON',
		}),
		displayOptions: { show: { flowAction: ['navigate'] } },
	},
	{
		displayName: 'Flow Data',
		name: 'flowDataFields',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Value',
			fixedCollection: { itemTitle: '={{ $collection.item.value.name || "Value" }}' },
		},
		placeholder: 'Add Value',
		default: {},
		displayOptions: { show: { flowAction: ['navigate'], flowDataFrom: ['fields'] } },
		description: 'Values the first screen starts with, for example the customer’s name',
		options: [
			{
				displayName: 'Value',
				name: 'field',
				values: [
					lineOfText('Name', 'name', 'customer_name', 'The name the screen knows the value by'),
					lineOfText('Value', 'value', 'Alex', 'The value. Numbers and lists keep their type when an expression gives them.'),
				],
			},
		],
	},
	{
		displayName: 'Flow Data',
		name: 'flowData',
		type: 'json',
		typeOptions: { rows: 4 },
		default: '{}',
		displayOptions: { show: { flowAction: ['navigate'], flowDataFrom: ['json'] } },
		description: 'Values the first screen starts with, as a JSON object',
	},
	{
		displayName: 'Flow Mode',
		name: 'flowMode',
		type: 'options',
		default: 'published',
		options: [
			{ name: 'Draft', value: 'draft', description: 'For trying out a flow that is not published yet' },
			{ name: 'Published', value: 'published', description: 'For flows your customers use' },
		],
		description: 'Which state of the flow to open',
	},
	lineOfText('Flow Token', 'flowToken', 'booking-1001', `A text of yours, ${tokenLength}, that comes back with the answers`),
];

/** Reads the flow fields. */
export function readFlow(parameters: ItemParameters): Omit<FlowMessage, 'kind' | keyof InteractiveTexts> {
	const { mode, value } = parameters.locator('flow');
	const action = parameters.text('flowAction') === 'data_exchange' ? 'data_exchange' : 'navigate';
	return {
		...(mode === 'name' ? { flowName: value } : { flowId: value }),
		cta: parameters.text('flowCta'),
		action,
		...(action === 'navigate'
			? { screen: optionalText(parameters.text('flowScreen').trim()), data: readFlowData(parameters) }
			: {}),
		mode: parameters.text('flowMode') === 'draft' ? 'draft' : 'published',
		token: optionalText(parameters.text('flowToken')),
	};
}

function readFlowData(parameters: ItemParameters): JsonObject | undefined {
	if (parameters.text('flowDataFrom') !== 'json') {
		const entries = parameters
			.entries('flowDataFields.field')
			.filter(({ name }) => textOf(name).trim() !== '')
			.map(({ name, value }) => [textOf(name).trim(), value] as const);
		return entries.length > 0 ? Object.fromEntries(entries) : undefined;
	}
	const value = parameters.json('flowData', 'Flow Data');
	if (value === undefined) return undefined;
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
	parameters.violations.push({
		field: 'Flow Data',
		problem: 'is not a JSON object',
		fix: 'Write it as { "name": "value" }',
	});
	return undefined;
}
