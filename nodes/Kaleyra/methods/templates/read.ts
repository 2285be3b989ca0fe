import { tryToParseDateTime, type ResourceMapperField } from 'n8n-workflow';

import type { TemplateMessage } from '../../../../kaleyra/message/template';
import type { JsonObject } from '../../../../kaleyra/json';
import type { TemplateDefinition } from '../../../../kaleyra/template/definition';
import { mediaTypeAt, parsePlace } from '../../../../kaleyra/template/place';
import { entered, valuesOf } from '../../../../kaleyra/template/values';
import { variablesOf, type TemplateVariable } from '../../../../kaleyra/template/variables';
import { asObjects, textOf, type ItemParameters } from '../../itemParameters';

/** What fills a template, and what is known of its variables when the template itself could not be read. */
export type FilledIn = Pick<TemplateMessage, 'values' | 'components' | 'variables'>;

/** Reads the variables as they were filled in, through the fields or as JSON. */
export function readVariables(parameters: ItemParameters, definition?: TemplateDefinition): FilledIn {
	if (parameters.text('variablesFrom') === 'json') {
		const components = readComponents(parameters);
		return { values: valuesOf(components, definition), components };
	}
	const { value, schema } = parameters.collection('variables') as { value?: unknown; schema?: unknown };
	const inFields = new Map(Object.entries((value ?? {}) as Record<string, unknown>));
	const variables = definition ? variablesOf(definition) : savedVariables(parameters, schema, inFields);
	const values = variables.flatMap((variable) => entered(variable.place, valueOf(parameters, variable, inFields.get(variable.id))));
	return { values, variables };
}

/** The variables as the editor saved them with the workflow; those without a field are known by their values. */
function savedVariables(parameters: ItemParameters, schema: unknown, inFields: ReadonlyMap<string, unknown>): TemplateVariable[] {
	const saved = (asObjects(schema) as unknown as ResourceMapperField[]).filter(({ removed }) => removed !== true);
	const known = new Set(saved.map(({ id }) => id));
	const others = [...inFields.keys()]
		.filter((id) => !known.has(id))
		.map((id) => ({ id, displayName: id, required: false, type: 'string' }));
	return [...saved, ...others].flatMap(({ id, displayName: label, required, type }): TemplateVariable[] => {
		const place = parsePlace(id);
		if (place) return [{ place, id, label, required, type: type === 'dateTime' ? 'date' : 'text' }];
		if (required || textOf(inFields.get(id)) !== '') {
			parameters.violations.push({
				field: `Variables > ${label}`,
				problem: 'is a variable that no template has',
				fix: 'Choose the template again to load its variables',
			});
		}
		return [];
	});
}

function valueOf(parameters: ItemParameters, { place, label, type }: TemplateVariable, value: unknown): unknown {
	if (type === 'date') return toMoment(value, parameters.timezone);
	const source = textOf(value).trim();
	return mediaTypeAt(place) && parameters.hasFile(source) ? parameters.file(source, label) : value;
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
function readComponents(parameters: ItemParameters): JsonObject[] {
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
