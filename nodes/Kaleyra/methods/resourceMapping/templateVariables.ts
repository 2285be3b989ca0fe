import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import { variablesOf, type TemplateVariable } from '../../../../kaleyra/template/variables';
import { accountOf } from '../../../transport/account';
import { textOf } from '../../itemParameters';
import { chooseTemplate, findTemplates } from '../templates/find';

/**
 * The fields of the chosen template's variables. Where there are none, the notice says why: there is
 * nothing to fill in, or the template cannot be read.
 */
export async function templateVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const locator = this.getCurrentNodeParameter('template') as { value?: unknown } | undefined;
	const [reference, language] = [textOf(locator?.value), textOf(this.getCurrentNodeParameter('language'))];
	if (reference === '') return notice('Choose a template to see its variables.');
	if (reference.startsWith('=') || language.startsWith('=')) {
		return notice('An expression chooses the template, so its variables are not known here. Choose it from the list first and put the expression in afterwards, or define the variables using JSON.');
	}
	const account = await accountOf(this);
	const names = new Set([chooseTemplate(reference, language, []).name]);
	const found = await findTemplates(this, account, names);
	if (!found.ok) return notice(`${found.failure.message}. ${found.failure.fix} You can define the variables using JSON.`);

	const { name, definition, otherLanguages = [] } = chooseTemplate(reference, language, found.value);
	if (!definition) {
		return notice(
			otherLanguages.length > 0
				? `The template "${name}" exists in ${otherLanguages.join(', ')}. Put one of these into Language.`
				: `The account of the credential has no template "${name}". You can define the variables using JSON.`,
		);
	}
	const fields = variablesOf(definition).map(mapperField);
	return fields.length > 0 ? { fields } : notice(`The template "${name}" has no variables. There is nothing to fill in.`);
}

const notice = (emptyFieldsNotice: string): ResourceMapperFields => ({ fields: [], emptyFieldsNotice });

const mapperField = ({ id, label, required, type, example }: TemplateVariable): ResourceMapperField => ({
	id,
	displayName: example === undefined ? label : `${label} (e.g. ${example})`,
	required,
	type: type === 'date' ? 'dateTime' : 'string',
	display: true,
	defaultMatch: false,
});
