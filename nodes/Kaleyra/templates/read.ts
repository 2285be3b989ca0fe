import { tryToParseDateTime, type ResourceMapperField } from 'n8n-workflow';

import type { JsonObject } from '../../../kaleyra/json';
import { toComponents } from '../../../kaleyra/template/components';
import { variablesOf, type TemplateVariable } from '../../../kaleyra/template/variables';
import type { TemplateDefinition } from '../../../kaleyra/template/definition';
import { asObjects, textOf, type Parameters } from '../parameters';

/** What fills a template, and what is known of its variables when the template itself could not be read. */
export interface FilledIn {
	components: JsonObject[];
	variables?: TemplateVariable[];
}

/** Reads the variables as they were filled in, through the fields or as JSON. */
export function readVariables(parameters: Parameters, definition?: TemplateDefinition): FilledIn {
	if (parameters.text('variablesFrom') === 'json') return { components: readComponents(parameters) };

	const { value, schema } = parameters.collection('variables') as { value?: unknown; schema?: unknown };
	const entered = new Map(Object.entries((value ?? {}) as Record<string, unknown>));
	const variables = definition ? variablesOf(definition) : savedVariables(schema, entered);
	const values = new Map(variables.map((variable) => [variable.id, valueOf(parameters, variable, entered.get(variable.id))]));
	return { components: toComponents(values), variables };
}

/** The variables as the editor saved them with the workflow; those without a field are known by their values. */
function savedVariables(schema: unknown, entered: ReadonlyMap<string, unknown>): TemplateVariable[] {
	const saved = (asObjects(schema) as unknown as ResourceMapperField[])
		.filter(({ removed }) => removed !== true)
		.map(({ id, displayName, required, type }): TemplateVariable => ({
			id,
			label: displayName,
			required,
			type: type === 'dateTime' ? 'date' : 'text',
		}));
	const known = new Set(saved.map(({ id }) => id));
	const others = [...entered.keys()].filter((id) => !known.has(id));
	return [...saved, ...others.map((id): TemplateVariable => ({ id, label: id, required: false, type: 'text' }))];
}

function valueOf(parameters: Parameters, { id, label, type }: TemplateVariable, value: unknown): unknown {
	if (type === 'date') return toMoment(value, parameters.timezone);
	const isMedia = /header:(image|video|document)$/.test(id);
	return isMedia && parameters.hasFile(textOf(value).trim()) ? parameters.file(textOf(value).trim(), label) : value;
}

/** A date without a zone is one of the workflow's own zone. What is no date stays, for the check to tell. */
function toMoment(value: unknown, timezone: string): unknown {
	const written = textOf(value);
	if (written === '' || /^\d+$/.test(written)) return value;
	try {
		return tryToParseDateTime(value, timezone).toMillis();
	} catch {
		return value;
	}
}

/** The components as Meta writes them: an array, or a whole template with one in it. */
function readComponents(parameters: Parameters): JsonObject[] {
	const label = 'Components (JSON)';
	const value = parameters.json('componentsJson', label);
	const components = (asObjects([value])[0]?.components ?? value) as unknown;
	if (components !== undefined && !Array.isArray(components)) {
		parameters.violations.push({
			field: label,
			problem: 'is not an array of components',
			fix: 'Write it as [{ "type": "body", "parameters": [{ "type": "text", "text": "…" }] }]',
		});
	}
	return asObjects(components);
}
