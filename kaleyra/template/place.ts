/** What a header can hold besides a text with variables. */
const HEADER_FIELDS = [
	'image',
	'video',
	'document',
	'filename',
	'latitude',
	'longitude',
	'name',
	'address',
	'product',
	'catalog',
] as const;

/** What a button can leave open. */
const BUTTON_FIELDS = ['payload', 'url', 'code', 'token', 'data', 'thumbnail', 'sections'] as const;

export type HeaderField = (typeof HEADER_FIELDS)[number];
export type ButtonField = (typeof BUTTON_FIELDS)[number];

/** The moment an offer ends. A card has none of its own. */
interface OfferPlace {
	part: 'offer';
	card?: undefined;
}

/**
 * What a template, or one card of it, leaves open. `card` and `button` count from 0; they are NaN where
 * components written by hand name none.
 */
type FacePlace = { card?: number } & (
	| { part: 'header'; field: HeaderField }
	/** A variable in the text of the header; numbered ones are named by their number. */
	| { part: 'headerText'; name: string }
	| { part: 'body'; name: string }
	/** A one-time password: one value for the text and for the button, which copies it. */
	| { part: 'code'; button: number }
	| { part: 'button'; button: number; field: ButtonField }
);

/** Where in a template a value belongs. */
export type Place = OfferPlace | FacePlace;

/**
 * A place as one text, which is its field's name in saved workflows: `body:1`, `header:text:1`,
 * `header:image`, `button:0:url`, `code:0`, `offer:expires`, and `card:1:` before any of them but the last.
 */
export function formatPlace(place: Place): string {
	const card = place.card === undefined ? '' : `card:${place.card}:`;
	switch (place.part) {
		case 'offer':
			return 'offer:expires';
		case 'header':
			return `${card}header:${place.field}`;
		case 'headerText':
			return `${card}header:text:${place.name}`;
		case 'body':
			return `${card}body:${place.name}`;
		case 'code':
			return `${card}code:${place.button}`;
		case 'button':
			return `${card}button:${place.button}:${place.field}`;
	}
}

/** The place that a text names; undefined when it names none. What was read is written the same way again. */
export function parsePlace(text: string): Place | undefined {
	const parts = text.split(':');
	const place = parts[0] === 'card' ? inCard(parseParts(parts.slice(2)), Number(parts[1])) : parseParts(parts);
	return place && formatPlace(place) === text && isNamed(place) ? place : undefined;
}

/** The same place in a card; undefined where a card has no such place. */
export const inCard = (place: Place | undefined, card: number): Place | undefined =>
	place === undefined || place.part === 'offer' ? undefined : { ...place, card };

/** Reads the parts of a text leniently; parsePlace refuses what is not written back as it came. */
function parseParts([part, second = '', third = '']: string[]): Place | undefined {
	switch (part) {
		case 'offer':
			return { part };
		case 'header': {
			if (second === 'text') return { part: 'headerText', name: third };
			const field = HEADER_FIELDS.find((one) => one === second);
			return field && { part, field };
		}
		case 'body':
			return { part, name: second };
		case 'code':
			return { part, button: Number(second) };
		case 'button': {
			const field = BUTTON_FIELDS.find((one) => one === third);
			return field && { part, button: Number(second), field };
		}
		default:
			return undefined;
	}
}

/** Variables are named by letters, digits and underscores, cards and buttons by their number. */
function isNamed(place: Place): boolean {
	if ('name' in place && !/^\w+$/.test(place.name)) return false;
	return [place.card ?? 0, 'button' in place ? place.button : 0].every((index) => Number.isInteger(index) && index >= 0);
}

/** The kind of file that a place takes; undefined where it takes none. */
export function mediaTypeAt(place: Place): 'image' | 'video' | 'document' | undefined {
	if (place.part !== 'header') return undefined;
	const { field } = place;
	return field === 'image' || field === 'video' || field === 'document' ? field : undefined;
}
