import type { Field } from '../checks/field';
import { LIMITS } from '../limits';
import { SAMPLE_TEMPLATES, type Template } from '../samples/templates';
import { VERSIONS } from '../model';
import type { MessageKind } from './kind';
import { checkComponents } from './template/check';
import { renderTemplate, type SentTemplate } from './template/render';

/** An approved template of the account, filled in. */
export const template: MessageKind = {
	name: 'template',
	versions: ['v1', ...VERSIONS.cloudApi],

	check(field) {
		if (!field.object(['name', 'language', 'components'])) return;
		const name = field.at('name');
		name.text({ max: LIMITS.template.name, pattern: /^[a-z0-9_]+$/, what: 'lower-case letters, digits and underscores' });
		const language = field.at('language');
		if (language.object(['code', 'policy'])) {
			language.at('code').text();
			language.at('policy').oneOf(['deterministic'], true);
		}
		const definition = find(name, language.at('code'));
		if (definition) checkComponents(field.at('components'), definition);
	},

	render(content) {
		const sent = content.template as SentTemplate;
		const definition = byNameAndLanguage(sent.name, sent.language.code);
		return definition ? renderTemplate(sent, definition) : { text: sent.name };
	},
};

const byNameAndLanguage = (name: unknown, code: unknown) =>
	SAMPLE_TEMPLATES.find((candidate) => candidate.name === name && candidate.language === code);

/** The template that is meant; refuses one that does not exist or is not approved. */
function find(name: Field, code: Field): Template | undefined {
	const found = byNameAndLanguage(name.value, code.value);
	if (found?.status === 'APPROVED') return found;
	if (found) name.refuse(`is a template that is ${found.status.toLowerCase()}, not approved`);
	else if (SAMPLE_TEMPLATES.some((one) => one.name === name.value)) code.refuse('is not a language of this template');
	else name.refuse('is not a template of this account');
	return undefined;
}
