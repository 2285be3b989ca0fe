import { isObject, number, objects, textOrEmpty, type JsonObject } from '../json';
import { isFile } from '../message/files';
import type { MediaReference } from '../message/mediaReference';
import { otpButton, type TemplateDefinition, type TemplateFace } from './definition';
import { formatPlace, inCard, mediaTypeAt, type ButtonField, type HeaderField, type Place } from './place';
import { isPosition } from './placeholders';

/**
 * What fills one place: a text; for a file a MediaReference; for an offer's end milliseconds since 1970;
 * for data and sections the JSON value. What is none of it stays the text it is, for the check to name.
 */
export interface Filled {
	place: Place;
	value: unknown;
}

export type Values = readonly Filled[];

/** Whether a value fills nothing. */
export const isMissing = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Looks values up by their place. */
export function valueAt(values: Values): (place: Place) => unknown {
	const known = new Map(values.map(({ place, value }) => [formatPlace(place), value]));
	return (place) => known.get(formatPlace(place));
}

/** The values for the text of a header or body: those of numbered variables by number, named ones as they come. */
export function textsIn(values: Values, part: 'headerText' | 'body'): Array<{ name: string; value: unknown }> {
	const texts = values.flatMap(({ place, value }) => (place.part === part ? [{ name: place.name, value }] : []));
	const numbered = texts.filter(({ name }) => isPosition(name)).sort((a, b) => Number(a.name) - Number(b.name));
	return [...numbered, ...texts.filter(({ name }) => !isPosition(name))];
}

/** WhatsApp wants the button of a flow filled in even when there is nothing to say; this is Meta's own default. */
export const UNUSED_TOKEN = 'unused';

/**
 * A value as somebody entered it, in the form its place wants. A one-time password fills the text too.
 * @param value a text, number or date, JSON as text or value, or a file of the workflow.
 */
export function entered(place: Place, value: unknown): Filled[] {
	if (place.part === 'code') {
		const text = textOf(value);
		return [
			{ place: { part: 'body', name: '1', card: place.card }, value: text },
			{ place, value: text },
		];
	}
	return [{ place, value: inForm(place, value) }];
}

function inForm(place: Place, value: unknown): unknown {
	if (place.part === 'offer') return toMilliseconds(value);
	if (mediaTypeAt(place)) return toMedia(value);
	if (place.part !== 'button') return textOf(value);
	switch (place.field) {
		case 'data': {
			const data = fromJson(value);
			return isEmpty(data) ? undefined : data;
		}
		case 'sections':
			return fromJson(value);
		case 'token':
			return textOf(value) || UNUSED_TOKEN;
		default:
			return textOf(value);
	}
}

/** A link, a media id, or a file of the workflow, which is uploaded before the message is sent. */
function toMedia(value: unknown): MediaReference | undefined {
	if (isFile(value)) return { file: value };
	const source = textOf(value).trim();
	if (source === '') return undefined;
	return /^https?:\/\//i.test(source) ? { link: source } : { id: source };
}

/** A value as text. Blanks are no text: WhatsApp takes them for nothing. */
function textOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
	return text.trim() === '' ? '' : text;
}

const isEmpty = (value: unknown): boolean => value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** JSON as a value. What is no JSON stays the text it is. */
function fromJson(value: unknown): unknown {
	if (value === null || value === undefined) return undefined;
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value === '' ? '""' : value) as unknown;
	} catch {
		return value;
	}
}

/** A moment in milliseconds since 1970, from what a date field, an expression or a sheet gives. */
function toMilliseconds(value: unknown): unknown {
	if (value instanceof Date) return value.getTime();
	const written = textOf(value).trim().replace(/^"(.*)"$/, '$1');
	const moment = /^\d{11,}$/.test(written) ? Number(written) : Date.parse(written);
	return Number.isNaN(moment) ? written : moment;
}

/**
 * The values in the `components` of a send, as somebody wrote them by hand. Of two for one place the last counts.
 * @param template tells a one-time password from the end of a link, when it is known.
 */
export function valuesOf(components: readonly JsonObject[], template?: TemplateDefinition): Filled[] {
	const cards = components
		.filter((component) => typeOf(component) === 'carousel')
		.flatMap(({ cards: all }) => objects(all))
		.flatMap((card) => {
			const index = indexOf(card.card_index);
			return faceValues(objects(card.components), template?.cards[index]).flatMap(({ place, value }) => {
				const placed = inCard(place, index);
				return placed ? [{ place: placed, value }] : [];
			});
		});
	const all = [...faceValues(components, template), ...cards];
	return [...new Map(all.map((filled) => [formatPlace(filled.place), filled])).values()];
}

function faceValues(components: readonly JsonObject[], face?: TemplateFace): Filled[] {
	const values = components.flatMap((component) => readers[typeOf(component)]?.(objects(component.parameters), component) ?? []);
	const otp = face && otpButton(face);
	// A password that is only behind the button is not complete, and stays the end of a link.
	const isInText = values.some(({ place }) => place.part === 'body' && place.name === '1');
	return values.map(({ place, value }) =>
		isInText && place.part === 'button' && place.field === 'url' && place.button === otp
			? { place: { part: 'code', button: otp }, value }
			: { place, value },
	);
}

const typeOf = ({ type }: JsonObject) => textOrEmpty(type).toLowerCase();

/** NaN when there is none. */
const indexOf = (value: unknown): number => number(value) ?? Number.NaN;

type Reader = (parameters: JsonObject[], component: JsonObject) => Filled[];

const readers: Record<string, Reader> = {
	header: ([first, ...more]) => {
		const type = textOrEmpty(first?.type);
		const inside = isObject(first?.[type]) ? first[type] : {};
		const at = (field: HeaderField, value: unknown): Filled => ({ place: { part: 'header', field }, value });
		switch (type) {
			case 'image':
			case 'video':
			case 'document':
				return [at(type, toMedia(inside.link ?? inside.id)), at('filename', inside.filename)];
			case 'location':
				return (['latitude', 'longitude', 'name', 'address'] as const).map((name) => at(name, inside[name]));
			case 'product':
				return [at('product', inside.product_retailer_id), at('catalog', inside.catalog_id)];
			default:
				return first ? texts('headerText', [first, ...more]) : [];
		}
	},
	body: (parameters) => texts('body', parameters),
	limited_time_offer: ([first]) => [
		{ place: { part: 'offer' }, value: (first?.limited_time_offer as JsonObject | undefined)?.expiration_time_ms },
	],
	button: ([first], { index }) => {
		const action = isObject(first?.action) ? first.action : {};
		const fields: Array<[ButtonField, unknown]> = [
			['payload', first?.payload],
			['url', first?.text],
			['code', first?.coupon_code],
			['token', action.flow_token],
			['data', action.flow_action_data],
			['thumbnail', action.thumbnail_product_retailer_id],
			['sections', action.sections],
		];
		return fields
			.filter(([, value]) => value !== undefined)
			.map(([field, value]) => ({ place: { part: 'button', button: indexOf(index), field }, value }));
	},
};

const texts = (part: 'headerText' | 'body', parameters: JsonObject[]): Filled[] =>
	parameters.map((parameter, index) => ({
		place: { part, name: textOrEmpty(parameter.parameter_name) || String(index + 1) },
		value: textOfParameter(parameter),
	}));

/** Sums and dates are formatted by the phone; the text they fall back to stands for them. */
function textOfParameter({ type, text: plain, currency, date_time: date }: JsonObject): unknown {
	if (type === 'currency') return (currency as JsonObject | undefined)?.fallback_value;
	if (type === 'date_time') return (date as JsonObject | undefined)?.fallback_value;
	return plain;
}
