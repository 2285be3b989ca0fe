import type { INodeProperties } from 'n8n-workflow';

import { versionsWith } from '../../../../kaleyra/api';
import { listings } from '../../../../kaleyra/api/lookUp';
import { ok } from '../../../../kaleyra/result';
import { readTemplate, type TemplateDefinition } from '../../../../kaleyra/template/definition';
import { previewOf } from '../../../../kaleyra/template/preview';
import { variablesOf } from '../../../../kaleyra/template/variables';
import { listingFields, readLimit, simplified, simplify } from '../../fields/listing';
import { lookUpList } from '../../../transport/lookUp';
import type { RunOperation } from '../../operation';
import { textOf, type ItemParameters } from '../../itemParameters';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	description: 'Which templates to return; all of them without a filter',
	default: {},
	options: [
		{
			displayName: 'Category',
			name: 'category',
			type: 'options',
			default: 'MARKETING',
			options: [
				{ name: 'Authentication', value: 'AUTHENTICATION' },
				{ name: 'Marketing', value: 'MARKETING' },
				{ name: 'Utility', value: 'UTILITY' },
			],
			description: 'What the template is for',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. en_US',
			description: 'Code of the language the template was approved in',
		},
		{
			displayName: 'Name Contains',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. order',
			description: 'Part of the template’s name',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'APPROVED',
			options: [
				{ name: 'Approved', value: 'APPROVED' },
				{ name: 'Disabled', value: 'DISABLED' },
				{ name: 'Paused', value: 'PAUSED' },
				{ name: 'Pending', value: 'PENDING' },
				{ name: 'Rejected', value: 'REJECTED' },
			],
			description: 'What WhatsApp says of the template. Only approved ones can be sent.',
		},
	],
};

export const getMany: RunOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many templates',
	description: 'List the templates of the account with their variables',
	versions: versionsWith((api) => api.hasLists),
	fields: [...listingFields, filters, simplify],

	async run(context, account, parameters) {
		const limit = readLimit(parameters);
		const keep = filterOf(parameters);
		const found = await lookUpList(context, account, listings.templates, { enough: limit, keep });
		if (!found.ok) return found;
		return ok(found.value.records.slice(0, limit).map((record) => simplified(parameters, record, simplerTemplate)));
	},
};

function filterOf(parameters: ItemParameters) {
	const { name, status, language, category } = parameters.collection('filters');
	const wanted = { status, language, category };
	return (record: Record<string, unknown>): boolean => {
		const template = readTemplate(record);
		if (!template?.name.includes(textOf(name).trim().toLowerCase())) return false;
		return (Object.keys(wanted) as Array<keyof typeof wanted>).every((key) => {
			const value = textOf(wanted[key]).trim();
			return value === '' || template[key] === value;
		});
	};
}

function simplerTemplate(record: Record<string, unknown>) {
	const template = readTemplate(record);
	return template && toJson(template);
}

function toJson(template: TemplateDefinition) {
	const { name, language, status, category } = template;
	return {
		name,
		language,
		status,
		category,
		text: previewOf(template, []),
		variables: variablesOf(template).map(({ id, label, required }) => ({ id, label, required })),
	};
}
