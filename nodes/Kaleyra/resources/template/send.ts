import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { template, type TemplateMessage } from '../../../../kaleyra/message/template';
import type { TemplateDefinition } from '../../../../kaleyra/template/definition';
import { readTemplateReference } from '../../../../kaleyra/template/reference';
import { inTimeSlices } from '../../../transport/timeSlices';
import { messageFields } from '../../fields';
import { source } from '../../fields/builders';
import { ItemParameters, type ParameterValues } from '../../itemParameters';
import { chooseTemplate, findTemplates } from '../../methods/templates/find';
import { readVariables } from '../../methods/templates/read';
import type { MessageBuilder, SendOperation } from '../../operation';

const templateFields: INodeProperties[] = [
	{
		displayName: 'Template',
		name: 'template',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The approved template to send',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. order_update' },
		],
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. en_US',
		description:
			'Code of the language the template was approved in. Leave empty for the one chosen in the list, or when there is only one.',
	},
	source('Define Variables', 'variablesFrom', 'Where the values for the template’s variables come from', {
		fields: 'Fill in the variables of the chosen template',
		json: 'Give the components as WhatsApp writes them',
	}),
	{
		displayName: 'Variables',
		name: 'variables',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: {
			loadOptionsDependsOn: ['template.value', 'language'],
			resourceMapper: {
				resourceMapperMethod: 'templateVariables',
				mode: 'map',
				valuesLabel: 'Variables',
				fieldWords: { singular: 'variable', plural: 'variables' },
				addAllFields: true,
				supportAutoMap: false,
				hideNoDataError: true,
				multiKeyMatch: false,
			},
		},
		displayOptions: { show: { variablesFrom: ['fields'] } },
		description:
			'What stands in the template’s gaps. A picture, video or document is a link, a media ID, or the name of a binary field of the item.',
	},
	{
		displayName: 'Components (JSON)',
		name: 'componentsJson',
		type: 'json',
		typeOptions: { rows: 8 },
		default:
			'[\n  {\n    "type": "body",\n    "parameters": [\n      { "type": "text", "text": "Alex" }\n    ]\n  }\n]',
		displayOptions: { show: { variablesFrom: ['json'] } },
		description: 'The array of components that fills the template, as WhatsApp’s Cloud API writes it',
	},
];

/** How this operation builds a message when these templates of the account are known. */
const builderKnowing = (templates: readonly TemplateDefinition[]): MessageBuilder<TemplateMessage> => ({
	fields: messageFields(templateFields),
	parts: { name: 'template', values: 'variables', components: 'componentsJson' },
	build(parameters) {
		const chosen = chooseTemplate(parameters.locator('template').value, parameters.text('language'), templates);
		return { kind: 'template', ...chosen, ...readVariables(parameters, chosen.definition) };
	},
});

export const send: SendOperation<TemplateMessage> = {
	value: 'send',
	name: 'Send',
	action: 'Send a template',
	description: 'Send an approved template, the only message that may start a conversation',
	messages: [template],
	...builderKnowing([]),

	/** The templates themselves say what is missing and what the customer will read. Sending works without. */
	async prepare(context, account, values) {
		const found = await findTemplates(context, account, await namesIn(context, values));
		return builderKnowing(found.ok ? found.value : []);
	},
};

/** The names of the templates that the items mean. An item whose expression fails says so when its turn comes. */
async function namesIn(context: IExecuteFunctions, values: ParameterValues): Promise<Set<string>> {
	const names = new Set<string>();
	const signal = context.getExecutionCancelSignal();
	for await (const index of inTimeSlices(context.getInputData().keys())) {
		if (signal?.aborted) break;
		try {
			names.add(readTemplateReference(new ItemParameters(context, [index], values).locator('template').value).name);
		} catch {
			continue;
		}
	}
	return names;
}
