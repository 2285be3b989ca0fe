import definitions from '../../fixtures/templates/definitions.json';
import { readTemplate, type TemplateDefinition } from '../../../kaleyra/template/definition';

/** One of the fixtures: templates as Meta's `message_templates` lists them. */
export function definition(name: keyof typeof definitions): TemplateDefinition {
	const template = readTemplate(definitions[name]);
	if (!template) throw new Error(`${name} was not read`);
	return template;
}

export const fixtures = Object.keys(definitions) as Array<keyof typeof definitions>;
