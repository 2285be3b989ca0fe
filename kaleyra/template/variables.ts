import { otpButton, type TemplateButton, type TemplateDefinition, type TemplateFace, type TemplateHeader } from './definition';
import { formatPlace, inCard, type ButtonField, type HeaderField, type Place } from './place';
import { placeholders } from './placeholders';

/** One thing a template leaves open. */
export interface TemplateVariable {
	place: Place;
	/** The place as text, the name of its field in saved workflows. */
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
	const open = [
		...(template.offerEnds ? [date({ part: 'offer' }, 'Offer Ends At')] : []),
		...faceVariables(template),
		...template.cards.flatMap((card, index) => faceVariables(card).map((variable) => ofCard(variable, index))),
	];
	return open.map((variable) => ({ ...variable, id: formatPlace(variable.place) }));
}

type Open = Omit<TemplateVariable, 'id'>;

const text = (place: Place, label: string, required = true): Open => ({ place, label, required, type: 'text' });
const date = (place: Place, label: string): Open => ({ place, label, required: true, type: 'date' });
const json = (place: Place, label: string, required = true): Open => ({ place, label: `${label} (JSON)`, required, type: 'json' });

const ofCard = (variable: Open, card: number): Open => ({
	...variable,
	place: inCard(variable.place, card) ?? variable.place,
	label: `Card ${card + 1}: ${variable.label}`,
});

function faceVariables(face: TemplateFace): Open[] {
	const otp = otpButton(face);
	return [
		...(face.header ? headerVariables(face.header) : []),
		...(otp === undefined
			? textVariables('body', 'Body', face.body)
			: [text({ part: 'code', button: otp }, 'Code')]),
		...face.buttons.flatMap(buttonVariables),
	];
}

const textVariables = (part: 'body' | 'headerText', label: string, { text: written, examples }: { text: string; examples: string[] }): Open[] =>
	placeholders(written).map((name, index) => ({
		...text({ part, name }, `${label} {{${name}}}`),
		...(examples[index] ? { example: examples[index] } : {}),
	}));

const inHeader = (field: HeaderField, label: string, required = true): Open =>
	text({ part: 'header', field }, `Header ${label}`, required);

/** What each kind of header leaves open. */
const mediaHeaders: Record<string, Open[]> = {
	IMAGE: [inHeader('image', 'Image (Link or ID)')],
	VIDEO: [inHeader('video', 'Video (Link or ID)')],
	DOCUMENT: [inHeader('document', 'Document (Link or ID)'), inHeader('filename', 'Document Name', false)],
	LOCATION: [
		inHeader('latitude', 'Latitude'),
		inHeader('longitude', 'Longitude'),
		inHeader('name', 'Place Name', false),
		inHeader('address', 'Address', false),
	],
	PRODUCT: [inHeader('product', 'Product ID'), inHeader('catalog', 'Catalog ID')],
};

const headerVariables = (header: TemplateHeader): Open[] =>
	mediaHeaders[header.format] ?? textVariables('headerText', 'Header', header);

type PlaceOf = (field: ButtonField) => Place;

/** What each kind of button leaves open; the others are complete. */
const buttonKinds: Record<string, (at: PlaceOf, name: string, button: TemplateButton) => Open[]> = {
	QUICK_REPLY: (at, name) => [text(at('payload'), `Payload of ${name}`, false)],
	URL: (at, name, { url }) => (placeholders(url).length > 0 ? [text(at('url'), `Link End of ${name}`)] : []),
	COPY_CODE: (at, name) => [text(at('code'), `Code of ${name}`)],
	FLOW: (at, name) => [
		text(at('token'), `Flow Token of ${name}`, false),
		json(at('data'), `Flow Data of ${name}`, false),
	],
	CATALOG: (at, name) => [text(at('thumbnail'), `Thumbnail Product ID of ${name}`, false)],
	MPM: (at, name) => [
		text(at('thumbnail'), `Thumbnail Product ID of ${name}`),
		json(at('sections'), `Sections of ${name}`),
	],
};

const buttonVariables = (button: TemplateButton, index: number): Open[] =>
	buttonKinds[button.type]?.((field) => ({ part: 'button', button: index, field }), `“${button.text}”`, button) ?? [];
