import type { JsonObject } from '../json';
import { isLink } from '../template/components';
import type { TemplateDefinition, TemplateFace } from '../template/definition';
import { fill, placeholders } from '../template/placeholders';
import { previewOf } from '../template/preview';
import { toV1Fields, v1Obstacles } from '../template/v1';
import { valuesOf } from '../template/values';
import { variablesOf, type TemplateVariable } from '../template/variables';
import { Checks, codePoints, isBlank } from './checks';
import { limits } from './limits';
import { checkDegrees } from './location';
import { checkMediaReference, type MediaReference, type MediaType } from './mediaReference';
import type { MessageType, WorkflowFile } from './types';

/** A template of the account, filled in. The only message that may start a conversation. */
export interface TemplateMessage {
	kind: 'template';
	name: string;
	/** The code of the language it was approved in, for example `en_US`. */
	language: string;
	/** What fills its variables, as Meta writes it. */
	components: JsonObject[];
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
	versions: ['v1', 'v2'],
	limits: { template: limits.template },

	check(message, api) {
		const checks = new Checks(api);
		checkIdentity(checks, message);
		const values = valuesOf(message.components);
		checkMissing(checks, message, values);
		for (const [id, value] of values) {
			const place = asVariable(message, id);
			if (!isMissing(value)) checkValue(checks, labelOf(message, place), place, value);
		}
		if (message.definition) checkAgainst(checks, message.definition, values);
		if (api.asForm) checkForm(checks, message);
		return checks.violations;
	},

	toMeta: ({ name, language, components }) => ({
		type: 'template',
		template: { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) },
	}),

	toV1Form: ({ name, language, components }) => toV1Fields(name, language, components),

	preview: ({ definition, components }) => definition && previewOf(definition, valuesOf(components)),
};

function checkIdentity(checks: Checks, { name, language, definition, otherLanguages }: TemplateMessage) {
	checks.requiredText('Template', name, limits.template.name);
	if (checks.api.templateName?.test(name) === false && !isBlank(name)) {
		checks.add('Template', `"${name.slice(0, 60)}" is not the name of a template`, 'Use its name in small letters, digits and underscores');
	}
	const known = otherLanguages && otherLanguages.length > 0 ? otherLanguages.join(', ') : undefined;
	if (isBlank(language)) {
		checks.add('Language', 'is empty', known ? `Enter one of ${known}` : 'Enter the code of the language, for example en_US');
	} else if (known) {
		checks.add('Language', `"${language}" is none that the template "${name}" has`, `Enter one of ${known}`);
	}
	const advice = NOT_SENDABLE[definition?.status ?? ''];
	if (advice) checks.add('Template', `"${name}" is ${definition?.status.toLowerCase().replace('_', ' ')}, so it cannot be sent`, advice);
}

/** What the template leaves open, from the template itself or from what the editor saved of it. */
const variablesIn = ({ definition, variables = [] }: TemplateMessage): TemplateVariable[] =>
	definition ? variablesOf(definition) : variables;

const labelOf = (message: TemplateMessage, place: string): string =>
	`Variables > ${variablesIn(message).find(({ id }) => id === place)?.label ?? place}`;

/** A one-time password stands behind its button as the end of a link; the variable is the password. */
function asVariable(message: TemplateMessage, place: string): string {
	const code = place.replace(/button:(\d+):url$/, 'code:$1');
	return variablesIn(message).some(({ id }) => id === code) ? code : place;
}

/** What fills a variable. A one-time password must stand in the text and behind the button. */
function valueFor(values: ReadonlyMap<string, unknown>, id: string): unknown {
	const [, prefix, button] = /^(.*)code:(\d+)$/.exec(id) ?? [];
	if (prefix === undefined || button === undefined || values.has(id)) return values.get(id);
	return values.has(`${prefix}body:1`) ? values.get(`${prefix}button:${button}:url`) : undefined;
}

const isMissing = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && isBlank(value));

function checkMissing(checks: Checks, message: TemplateMessage, values: ReadonlyMap<string, unknown>) {
	for (const { id, required, label } of variablesIn(message)) {
		if (required && isMissing(valueFor(values, id))) {
			checks.add(`Variables > ${label}`, 'is empty', 'Enter a value: WhatsApp sends no template with a gap');
		}
	}
}

/** What WhatsApp demands of the value in a place. */
const valueChecks: Array<[place: RegExp, check: (checks: Checks, field: string, value: unknown, place: string) => void]> = [
	[/^(body|header:text):/, checkVariableText],
	[
		/^header:(image|video|document)$/,
		(checks, field, value, place) =>
			checkMediaReference(checks, field, mediaReference(value), place.replace('header:', '') as MediaType),
	],
	[/^header:latitude$/, (checks, field, value) => checkDegrees(checks, field, Number(value), 90)],
	[/^header:longitude$/, (checks, field, value) => checkDegrees(checks, field, Number(value), 180)],
	[
		/^offer:expires$/,
		(checks, field, value) => {
			if (!Number.isInteger(value)) checks.add(field, 'is not a date', 'Enter a date, for example 2027-03-31T18:00:00Z');
		},
	],
	[/^code:\d+$|^button:\d+:code$/, (checks, field, value) => checks.text(field, String(value), limits.template.code)],
	[/^button:\d+:token$/, (checks, field, value) => checks.text(field, String(value), limits.flow.token)],
	[
		/^button:\d+:data$/,
		(checks, field, value) => {
			if (typeof value !== 'object' || Array.isArray(value)) {
				checks.add(field, 'is not a JSON object', 'Write it as { "name": "value" }');
			}
		},
	],
	[
		/^button:\d+:sections$/,
		(checks, field, value) => {
			if (Array.isArray(value) && value.length > 0 && value.every(hasProducts)) return;
			checks.add(
				field,
				'is not an array of sections with products',
				'Write it as [{ "title": "…", "product_items": [{ "product_retailer_id": "…" }] }]',
			);
		},
	],
];

function checkValue(checks: Checks, field: string, place: string, value: unknown) {
	const inFace = place.replace(/^card:\d+:/, '');
	valueChecks.find(([pattern]) => pattern.test(inFace))?.[1](checks, field, value, inFace);
}

function hasProducts(section: unknown): boolean {
	const { product_items: items } = (section ?? {}) as { product_items?: unknown };
	return Array.isArray(items) && items.some((item) => typeof (item as JsonObject | null)?.product_retailer_id === 'string');
}

function mediaReference(value: unknown): MediaReference {
	if (typeof value === 'object') return { file: value as WorkflowFile };
	return isLink(String(value)) ? { link: String(value) } : { id: String(value) };
}

/** Meta refuses these in a variable (error 132018): they would change the look of an approved text. */
function checkVariableText(checks: Checks, field: string, value: unknown) {
	if (/[\n\t]| {5}/.test(String(value))) {
		checks.add(
			field,
			'contains a line break, a tab or more than 4 spaces in a row, which WhatsApp refuses in a variable',
			'Put a comma or a single space in their place',
		);
	}
}

function checkForm(checks: Checks, message: TemplateMessage) {
	const password = variablesIn(message).find(({ id }) => /^code:/.test(id));
	if (password) {
		checks.add(`Variables > ${password.label}`, 'is a one-time password, whose form API V1 does not document', 'Choose a credential for V2');
	}
	for (const { id, problem, fix } of v1Obstacles(message.components)) checks.add(labelOf(message, id), problem, fix);
}

function checkAgainst(checks: Checks, definition: TemplateDefinition, values: ReadonlyMap<string, unknown>) {
	checkFace(checks, definition, values, '');
	definition.cards.forEach((card, index) => checkFace(checks, card, values, `card:${index}:`));
	const cards = new Set([...values.keys()].flatMap((id) => /^card:(\d+):/.exec(id)?.[1] ?? []));
	if ([...cards].some((index) => Number(index) >= definition.cards.length)) {
		checks.add('Components', `fill in ${cards.size} cards, the template has ${definition.cards.length}`, 'Remove the others');
	}
}

function checkFace(checks: Checks, face: TemplateFace, values: ReadonlyMap<string, unknown>, prefix: string) {
	const parts = [
		{ label: 'Header', place: `${prefix}header:text`, text: face.header?.text ?? '', limit: limits.header.text },
		{ label: 'Body', place: `${prefix}body`, text: face.body.text, limit: bodyLimit(face) },
	];
	for (const { label, place, text, limit } of parts) {
		const names = placeholders(text);
		const unknown = [...values.keys()].filter((id) => id.startsWith(`${place}:`) && !names.includes(id.slice(place.length + 1)));
		if (unknown.length > 0) {
			checks.add(
				'Components',
				`give the ${label.toLowerCase()} ${names.length + unknown.length} values, the template has ${names.length} variables there`,
				names.length === 0 ? 'Remove them' : `Give exactly ${names.map((name) => `{{${name}}}`).join(', ')}`,
			);
		}
		const filled = fill(text, (name) => String(values.get(`${place}:${name}`) ?? ''));
		if (codePoints(filled) > codePoints(text)) checks.text(`${label} with its variables`, filled, limit);
	}
}

/** Meta's component table: 1,024 characters beside other parts, 32,768 alone. */
const bodyLimit = ({ header, footer, buttons }: TemplateFace) =>
	header || footer !== '' || buttons.length > 0 ? limits.template.body : limits.template.bodyAlone;
