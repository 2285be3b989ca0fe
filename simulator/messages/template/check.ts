import { Field } from '../../checks/field';
import type { Template, TemplateComponent } from '../../samples/templates';
import { checkButtons } from './buttons';
import { checkParameter, variables } from './parameters';

/** Checks the `components` of a send against what the template has variables for. */
export function checkComponents(components: Field, definition: Template): void {
	checkAgainst(components, definition.components, definition.parameter_format);
}

function checkAgainst(components: Field, defined: TemplateComponent[], format: Template['parameter_format']): void {
	const sent = components.items(0, Infinity);
	const byType = new Map<string, Field[]>();
	for (const component of sent) {
		const type = String(component.at('type').value).toLowerCase();
		if (!Object.hasOwn(checks, type)) component.at('type').refuse(`must be one of ${Object.keys(checks).join(', ')}`);
		byType.set(type, [...(byType.get(type) ?? []), component]);
	}
	for (const [type, check] of Object.entries(checks)) {
		const fields = byType.get(type) ?? [];
		if (type !== 'button') fields.slice(1).forEach((field) => field.refuse(`is a second ${type}`));
		check({ components, fields, defined, format });
	}
}

interface Part {
	/** The whole array, for what is missing in it. */
	components: Field;
	/** The sent components of this type. */
	fields: Field[];
	defined: TemplateComponent[];
	format: Template['parameter_format'];
}

/** How each type of component is checked. */
const checks: Record<string, (part: Part) => void> = {
	header: (part) => {
		const header = part.defined.find(({ type }) => type === 'HEADER');
		if (header && header.format !== 'TEXT') checkParameters(part, 'header', [{ types: [String(header.format).toLowerCase()] }]);
		else checkParameters(part, 'header', expectTexts(header?.text, part.format));
	},
	body: (part) => {
		const text = part.defined.find(({ type }) => type === 'BODY')?.text;
		checkParameters(part, 'body', expectTexts(text, part.format));
	},
	button: ({ components, fields, defined }) => {
		checkButtons(components, fields, defined.find(({ type }) => type === 'BUTTONS')?.buttons ?? []);
	},
	limited_time_offer: (part) => {
		const offer = part.defined.find(({ type }) => type === 'LIMITED_TIME_OFFER');
		checkParameters(part, 'limited_time_offer', offer?.limited_time_offer?.has_expiration ? [{ types: ['limited_time_offer'] }] : []);
	},
	carousel: ({ components, fields: [field], defined, format }) => {
		const cards = defined.find(({ type }) => type === 'CAROUSEL')?.cards;
		if (!cards) return field?.refuse('is not part of this template');
		if (!field) return components.refuse('need a carousel, the template has one');
		field.object(['type', 'cards']);
		field.at('cards').items(cards.length, cards.length).forEach((card, i) => {
			card.object(['card_index', 'components']);
			if (Number(card.at('card_index').value) !== i) card.at('card_index').refuse(`must be ${i}`);
			checkAgainst(card.at('components'), cards[i]?.components ?? [], format);
		});
	},
};

interface Expected {
	types: readonly string[];
	/** Of a template whose variables have names. */
	name?: string;
}

const expectTexts = (text: string | undefined, format: Template['parameter_format']): Expected[] =>
	variables(text).map((name) => ({
		types: ['text', 'currency', 'date_time'],
		...(format === 'NAMED' ? { name } : {}),
	}));

function checkParameters({ components, fields: [field] }: Part, type: string, expected: Expected[]): void {
	if (!field) {
		if (expected.length > 0) components.refuse(`need a ${type}, the template has ${expected.length} variables there`);
		return;
	}
	field.object(['type', 'parameters']);
	const parameters = field.at('parameters');
	const sent = parameters.items(0, Infinity);
	if (sent.length !== expected.length) {
		parameters.refuse(`has ${sent.length} elements, the template has ${expected.length} variables there`);
		return;
	}
	sent.forEach((parameter, i) => {
		const wanted = expected[i] as Expected;
		checkParameter(parameter, wanted.types, wanted.name !== undefined);
		const names = expected.map(({ name }) => name);
		if (wanted.name !== undefined) parameter.at('parameter_name').oneOf(names);
	});
}
