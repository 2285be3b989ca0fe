import type { TemplateButton, TemplateDefinition, TemplateFace, TemplateHeader } from './definition';
import { placeholders } from './placeholders';

/** One thing a template leaves open. */
export interface TemplateVariable {
	/**
	 * Its place, and the name of its field in saved workflows: `body:1`, `header:image`, `button:0:url`,
	 * `card:1:body:name`. components.ts turns places into what is sent.
	 */
	id: string;
	/** Its name for people, for example `Body {{1}}`. */
	label: string;
	required: boolean;
	type: 'text' | 'date' | 'json';
	/** What it was approved with, where that is known. */
	example?: string;
}

/** Everything a template leaves open, in the order in which WhatsApp shows it. */
export function variablesOf(template: TemplateDefinition): TemplateVariable[] {
	const offer: TemplateVariable = { id: 'offer:expires', label: 'Offer Ends At', required: true, type: 'date' };
	return [
		...(template.offerEnds ? [offer] : []),
		...faceVariables(template),
		...template.cards.flatMap((card, index) =>
			faceVariables(card).map((variable) => ({
				...variable,
				id: `card:${index}:${variable.id}`,
				label: `Card ${index + 1}: ${variable.label}`,
			})),
		),
	];
}

const text = (id: string, label: string, required = true): TemplateVariable => ({ id, label, required, type: 'text' });

function faceVariables({ header, body, buttons }: TemplateFace): TemplateVariable[] {
	// The code of a one-time password stands in the text and behind the button: it is asked for once.
	const otp = buttons.findIndex(({ type }) => type === 'OTP');
	return [
		...(header ? headerVariables(header) : []),
		...(otp >= 0 ? [text(`code:${otp}`, 'Code')] : textVariables('body', 'Body', body)),
		...buttons.flatMap((button, index) => buttonVariables(button, `button:${index}`)),
	];
}

const textVariables = (place: string, label: string, part: { text: string; examples: string[] }): TemplateVariable[] =>
	placeholders(part.text).map((name, index) => ({
		...text(`${place}:${name}`, `${label} {{${name}}}`),
		...(part.examples[index] ? { example: part.examples[index] } : {}),
	}));

/** What each kind of header leaves open. */
const mediaHeaders: Record<string, TemplateVariable[]> = {
	IMAGE: [text('header:image', 'Header Image (Link or ID)')],
	VIDEO: [text('header:video', 'Header Video (Link or ID)')],
	DOCUMENT: [
		text('header:document', 'Header Document (Link or ID)'),
		text('header:filename', 'Header Document Name', false),
	],
	LOCATION: [
		text('header:latitude', 'Header Latitude'),
		text('header:longitude', 'Header Longitude'),
		text('header:name', 'Header Place Name', false),
		text('header:address', 'Header Address', false),
	],
	PRODUCT: [text('header:product', 'Header Product ID'), text('header:catalog', 'Header Catalog ID')],
};

const headerVariables = (header: TemplateHeader): TemplateVariable[] =>
	mediaHeaders[header.format] ?? textVariables('header:text', 'Header', header);

/** What each kind of button leaves open; the others are complete. */
const buttonKinds: Record<string, (place: string, button: TemplateButton) => TemplateVariable[]> = {
	QUICK_REPLY: (place, button) => [text(`${place}:payload`, `Payload of ${quoted(button)}`, false)],
	URL: (place, button) =>
		placeholders(button.url).length > 0 ? [text(`${place}:url`, `Link End of ${quoted(button)}`)] : [],
	COPY_CODE: (place, button) => [text(`${place}:code`, `Code of ${quoted(button)}`)],
	FLOW: (place, button) => [
		text(`${place}:token`, `Flow Token of ${quoted(button)}`, false),
		{ id: `${place}:data`, label: `Flow Data of ${quoted(button)} (JSON)`, required: false, type: 'json' },
	],
	CATALOG: (place, button) => [text(`${place}:thumbnail`, `Thumbnail Product ID of ${quoted(button)}`, false)],
	MPM: (place, button) => [
		text(`${place}:thumbnail`, `Thumbnail Product ID of ${quoted(button)}`),
		{ id: `${place}:sections`, label: `Sections of ${quoted(button)} (JSON)`, required: true, type: 'json' },
	],
};

const quoted = (button: TemplateButton) => `“${button.text}”`;

const buttonVariables = (button: TemplateButton, place: string): TemplateVariable[] =>
	buttonKinds[button.type]?.(place, button) ?? [];
