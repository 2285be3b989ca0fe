import { toComponents } from '../template/components';
import type { TemplateDefinition, TemplateFace } from '../template/definition';
import { formatPlace, mediaTypeAt, type ButtonField, type Place } from '../template/place';
import { fill, placeholders } from '../template/placeholders';
import { previewOf } from '../template/preview';
import { toV1Fields, v1Obstacles } from '../template/v1';
import { isMissing, textsIn, valueAt, type Values } from '../template/values';
import { variablesOf, type TemplateVariable } from '../template/variables';
import { versions } from './apiRules';
import { Checks, codePoints, isBlank } from './checks';
import { limits } from './limits';
import { checkDegrees } from './location';
import { checkMediaReference, type MediaReference } from './mediaReference';
import type { JsonObject } from '../json';
import type { MessageType } from './types';
import { ACCOUNT, naming, type Path } from './violation';

/** A template of the account, filled in. The only message that may start a conversation. */
export interface TemplateMessage {
	kind: 'template';
	name: string;
	/** The code of the language it was approved in, for example `en_US`. */
	language: string;
	/** What fills its variables. */
	values: Values;
	/** What is sent instead of components made of the values: those that somebody wrote by hand. */
	components?: JsonObject[];
	/** The template itself, when the account could be asked for it. */
	definition?: TemplateDefinition;
	/** What it leaves open, as far as that is known without the definition. */
	variables?: TemplateVariable[];
	/** The languages of the account's templates of this name, when this one is not among them. */
	otherLanguages?: string[];
}

/** States in which WhatsApp sends no template, and what to do. */
const NOT_SENDABLE: Record<string, string> = {
	DISABLED: 'Choose another template: WhatsApp has switched this one off for good',
	IN_APPEAL: 'Wait for WhatsApp’s decision, or choose another template',
	PAUSED: 'Wait until WhatsApp lifts the pause, or choose another template',
	PENDING: 'Wait until WhatsApp approves it, or choose another template',
	REJECTED: 'Put it right in the Kaleyra console and have it approved, or choose another template',
};

export const template: MessageType<TemplateMessage> = {
	kind: 'template',
	label: 'template',
	versions: ['v1', ...versions.cloudApi],
	limits: { template: limits.template },

	check(message, api) {
		const checks = new Checks(api);
		const variables = variablesIn(message);
		const labels = new Map(variables.map(({ id, label }) => [id, label]));
		const pathOf: PathOf = (place) => variablePath(labels.get(formatPlace(place)) ?? formatPlace(place));
		checkIdentity(checks, message);
		checkMissing(checks, variables, message.values);
		for (const { place, value } of message.values) {
			if (!isMissing(value)) checkValue(checks, pathOf(place), place, value);
		}
		if (message.definition) checkAgainst(checks, message.definition, message.values);
		if (api.asForm) checkForm(checks, message.values, variables, pathOf);
		return checks.violations;
	},

	toMeta({ name, language, values, components = toComponents(values) }) {
		return {
			type: 'template',
			template: { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) },
		};
	},

	toV1Form: ({ name, language, values }) => toV1Fields(name, language, values),

	preview: ({ definition, values }) => definition && previewOf(definition, values),
};

/** The path of a variable: the message knows it by the name that its template gives it. */
const variablePath = (label: string): Path => ['values', label];

type PathOf = (place: Place) => Path;

function checkIdentity(checks: Checks, { name, language, definition, otherLanguages }: TemplateMessage) {
	checks.requiredText(['name'], name, limits.template.name);
	if (checks.api.templateName?.test(name) === false && !isBlank(name)) {
		checks.add(['name'], `"${name.slice(0, 60)}" is not the name of a template`, 'Use its name in small letters, digits and underscores');
	}
	const known = otherLanguages && otherLanguages.length > 0 ? otherLanguages.join(', ') : undefined;
	if (isBlank(language)) {
		checks.add(['language'], 'is empty', known ? `Enter one of ${known}` : 'Enter the code of the language, for example en_US');
	} else if (known) {
		checks.add(['language'], `"${language}" is none that the template "${name}" has`, `Enter one of ${known}`);
	}
	const advice = NOT_SENDABLE[definition?.status ?? ''];
	if (advice) checks.add(['name'], `"${name}" is ${definition?.status.toLowerCase().replace('_', ' ')}, so it cannot be sent`, advice);
}

/** What the template leaves open, from the template itself or from what the editor saved of it. */
const variablesIn = ({ definition, variables = [] }: TemplateMessage): TemplateVariable[] =>
	definition ? variablesOf(definition) : variables;

function checkMissing(checks: Checks, variables: readonly TemplateVariable[], values: Values) {
	const at = valueAt(values);
	for (const { place, required, label } of variables) {
		if (required && isMissing(at(place))) {
			checks.add(variablePath(label), 'is empty', 'Enter a value: WhatsApp sends no template with a gap');
		}
	}
}

/** What WhatsApp demands of the value in a place. */
function checkValue(checks: Checks, path: Path, place: Place, value: unknown) {
	switch (place.part) {
		case 'body':
		case 'headerText':
			return checkVariableText(checks, path, value);
		case 'header': {
			const mediaType = mediaTypeAt(place);
			if (mediaType) return checkMediaReference(checks, path, value as MediaReference, mediaType);
			if (place.field === 'latitude') return checkDegrees(checks, path, Number(value), 90);
			if (place.field === 'longitude') return checkDegrees(checks, path, Number(value), 180);
			return;
		}
		case 'offer':
			if (!Number.isInteger(value)) checks.add(path, 'is not a date', 'Enter a date, for example 2027-03-31T18:00:00Z');
			return;
		case 'code':
			return checks.text(path, String(value), limits.template.code);
		case 'button':
			return buttonChecks[place.field]?.(checks, path, value);
	}
}

/** The same for the fields of buttons. */
const buttonChecks: Partial<Record<ButtonField, (checks: Checks, path: Path, value: unknown) => void>> = {
	code: (checks, path, value) => checks.text(path, String(value), limits.template.code),
	token: (checks, path, value) => checks.text(path, String(value), limits.flow.token),
	data: (checks, path, value) => {
		if (typeof value !== 'object' || Array.isArray(value)) {
			checks.add(path, 'is not a JSON object', 'Write it as { "name": "value" }');
		}
	},
	sections: (checks, path, value) => {
		if (Array.isArray(value) && value.length > 0 && value.every(hasProducts)) return;
		checks.add(
			path,
			'is not an array of sections with products',
			'Write it as [{ "title": "…", "product_items": [{ "product_retailer_id": "…" }] }]',
		);
	},
};

function hasProducts(section: unknown): boolean {
	const { product_items: items } = (section ?? {}) as { product_items?: unknown };
	return Array.isArray(items) && items.some((item) => typeof (item as JsonObject | null)?.product_retailer_id === 'string');
}

/** Meta refuses these in a variable (error 132018): they would change the look of an approved text. */
function checkVariableText(checks: Checks, path: Path, value: unknown) {
	if (/[\n\t]| {5}/.test(String(value))) {
		checks.add(
			path,
			'contains a line break, a tab or more than 4 spaces in a row, which WhatsApp refuses in a variable',
			'Put a comma or a single space in their place',
		);
	}
}

function checkForm(checks: Checks, values: Values, variables: readonly TemplateVariable[], pathOf: PathOf) {
	const password = variables.find(({ place }) => place.part === 'code' && place.card === undefined);
	if (password) {
		checks.add(variablePath(password.label), 'is a one-time password, whose form API V1 does not document', naming`Choose a ${ACCOUNT} for V2`);
	}
	for (const { place, problem, fix } of v1Obstacles(values)) checks.add(pathOf(place), problem, fix);
}

function checkAgainst(checks: Checks, definition: TemplateDefinition, values: Values) {
	const inside = (card?: number) => values.filter(({ place }) => place.card === card);
	checkFace(checks, definition, inside());
	definition.cards.forEach((card, index) => checkFace(checks, card, inside(index)));
	const cards = new Set(values.flatMap(({ place }) => place.card ?? []));
	if ([...cards].some((index) => index >= definition.cards.length)) {
		checks.add(['components'], `fill in ${cards.size} cards, the template has ${definition.cards.length}`, 'Remove the others');
	}
}

function checkFace(checks: Checks, face: TemplateFace, values: Values) {
	const parts = [
		{ label: 'Header', part: 'headerText', text: face.header?.text ?? '', limit: limits.header.text },
		{ label: 'Body', part: 'body', text: face.body.text, limit: bodyLimit(face) },
	] as const;
	for (const { label, part, text, limit } of parts) {
		const names = placeholders(text);
		const given = new Map(textsIn(values, part).map(({ name, value }) => [name, value]));
		const unknown = [...given.keys()].filter((name) => !names.includes(name));
		if (unknown.length > 0) {
			checks.add(
				['components'],
				`give the ${label.toLowerCase()} ${names.length + unknown.length} values, the template has ${names.length} variables there`,
				names.length === 0 ? 'Remove them' : `Give exactly ${names.map((name) => `{{${name}}}`).join(', ')}`,
			);
		}
		const filled = fill(text, (name) => String(given.get(name) ?? ''));
		// Several variables make up this text, so that its name is all there is to say where it stands.
		if (codePoints(filled) > codePoints(text)) checks.text([`${label} with its variables`], filled, limit);
	}
}

/** Meta's component table: 1,024 characters beside other parts, 32,768 alone. */
const bodyLimit = ({ header, footer, buttons }: TemplateFace) =>
	header || footer !== '' || buttons.length > 0 ? limits.template.body : limits.template.bodyAlone;
