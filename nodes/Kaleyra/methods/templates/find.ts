import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import type { Account } from '../../../../kaleyra/api/account';
import { listings } from '../../../../kaleyra/api/lookUp';
import { ok, type Result } from '../../../../kaleyra/result';
import { readTemplate, type TemplateDefinition } from '../../../../kaleyra/template/definition';
import { readTemplateReference } from '../../../../kaleyra/template/reference';
import { lookUpList } from '../../../transport/lookUp';

/** The account's templates of these names, in all their languages, or why they cannot be read. */
export async function findTemplates(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	account: Account,
	names: ReadonlySet<string>,
): Promise<Result<TemplateDefinition[]>> {
	const found = await lookUpList(context, account, listings.templates, { keep: ({ name }) => names.has(String(name)) });
	if (!found.ok) return found;
	return ok(found.value.records.map(readTemplate).filter((template) => template !== undefined));
}

/** Which template is meant, as far as that can be said. */
export interface ChosenTemplate {
	name: string;
	language: string;
	definition?: TemplateDefinition;
	/** The languages there are, when the one that is meant is not among them. */
	otherLanguages?: string[];
}

/**
 * The template that the fields Template and Language mean. A language beside the name counts; the one
 * of the list is next; the only one there is will do.
 */
export function chooseTemplate(reference: string, language: string, templates: readonly TemplateDefinition[]): ChosenTemplate {
	const { name, language: listed } = readTemplateReference(reference);
	const ofName = templates.filter((template) => template.name === name);
	const only = ofName.length === 1 ? ofName[0]?.language : undefined;
	const meant = language.trim() || listed || only || '';
	const definition = ofName.find((template) => template.language === meant);
	return definition
		? { name, language: meant, definition }
		: { name, language: meant, otherLanguages: ofName.map((template) => template.language) };
}
