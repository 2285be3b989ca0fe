import definitions from '../../fixtures/templates/definitions.json';
import { readTemplate, type TemplateDefinition } from '../../../kaleyra/template/definition';
import { parsePlace } from '../../../kaleyra/template/place';
import { entered, type Filled } from '../../../kaleyra/template/values';

/** One of the fixtures: templates as Meta's `message_templates` lists them. */
export function definition(name: keyof typeof definitions): TemplateDefinition {
	const template = readTemplate(definitions[name]);
	if (!template) throw new Error(`${name} was not read`);
	return template;
}

export const fixtures = Object.keys(definitions) as Array<keyof typeof definitions>;

/** Values as somebody enters them, by their fields' names. */
export const filled = (values: Record<string, unknown>): Filled[] =>
	Object.entries(values).flatMap(([id, value]) => {
		const place = parsePlace(id);
		if (!place) throw new Error(`${id} is no place`);
		return entered(place, value);
	});
