import type { JsonObject } from '../json';
import { isPosition } from './placeholders';

/** Values by the place they belong to (see TemplateVariable). */
export type Values = ReadonlyMap<string, unknown>;

/**
 * The `components` of a send, made of values. A place that must be filled is written even when its value
 * is empty, so that what follows keeps its position and the check can name it; an optional one is not.
 */
export function toComponents(values: Values): JsonObject[] {
	const cards = groupBy(values, /^card:(\d+):(.+)$/);
	const carousel = [...cards].map(([index, inside]) => ({
		card_index: Number(index),
		components: faceComponents(inside),
	}));
	return [
		...offerComponent(values),
		...faceComponents(values),
		...(carousel.length > 0 ? [{ type: 'carousel', cards: carousel.sort((a, b) => a.card_index - b.card_index) }] : []),
	];
}

function offerComponent(values: Values): JsonObject[] {
	if (!values.has('offer:expires')) return [];
	const offer = { expiration_time_ms: toMilliseconds(values.get('offer:expires')) };
	return [{ type: 'limited_time_offer', parameters: [{ type: 'limited_time_offer', limited_time_offer: offer }] }];
}

function faceComponents(values: Values): JsonObject[] {
	const header = headerParameters(values);
	const body = [...textParameters(values, 'body'), ...codes(values).map(([, code]) => textParameter(code))];
	return [
		...(header.length > 0 ? [{ type: 'header', parameters: header }] : []),
		...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
		...buttonComponents(values),
	];
}

function headerParameters(values: Values): JsonObject[] {
	const value = (name: string) => textOf(values.get(`header:${name}`));
	const optional = (name: string, key = name) => (value(name) === '' ? {} : { [key]: value(name) });

	for (const type of ['image', 'video', 'document']) {
		if (!values.has(`header:${type}`)) continue;
		return [{ type, [type]: { ...mediaSource(values.get(`header:${type}`)), ...optional('filename') } }];
	}
	if (values.has('header:latitude')) {
		const place = { latitude: value('latitude'), longitude: value('longitude'), ...optional('name'), ...optional('address') };
		return [{ type: 'location', location: place }];
	}
	if (values.has('header:product')) {
		const product = { product_retailer_id: value('product'), catalog_id: value('catalog') };
		return [{ type: 'product', product }];
	}
	return textParameters(values, 'header:text');
}

/** A link, a media id, or a file of the workflow, which is uploaded before the message is sent. */
function mediaSource(value: unknown): JsonObject {
	if (typeof value === 'object' && value !== null) return { file: value };
	const source = textOf(value).trim();
	return isLink(source) ? { link: source } : { id: source };
}

/** A file of a template is given in one field; a link is told by how it begins. */
export const isLink = (source: string): boolean => /^https?:\/\//i.test(source);

function textParameters(values: Values, place: string): JsonObject[] {
	const found = [...groupBy(values, new RegExp(`^(${place}):(\\w+)$`)).values()].flatMap((inside) => [...inside]);
	const numbered = found.filter(([name]) => isPosition(name)).sort(([a], [b]) => Number(a) - Number(b));
	const named = found.filter(([name]) => !isPosition(name));
	return [
		...numbered.map(([, value]) => textParameter(value)),
		...named.map(([name, value]) => ({ type: 'text', parameter_name: name, text: textOf(value) })),
	];
}

const textParameter = (value: unknown): JsonObject => ({ type: 'text', text: textOf(value) });

/** The codes of one-time passwords, with the button each belongs to. */
const codes = (values: Values): Array<[string, unknown]> =>
	[...groupBy(values, /^(code):(\d+)$/).values()].flatMap((inside) => [...inside]);

function buttonComponents(values: Values): JsonObject[] {
	const buttons = [...groupBy(values, /^button:(\d+):(.+)$/)].flatMap(([index, inside]) => {
		const button = buttonKinds.map((kind) => kind(inside)).find((made) => made !== undefined);
		return button ? [{ index, ...button }] : [];
	});
	const otps = codes(values).map(([index, code]) => ({ index, subType: 'url', parameter: textParameter(code) }));
	return [...buttons, ...otps]
		.sort((a, b) => Number(a.index) - Number(b.index))
		.map(({ index, subType, parameter }) => ({ type: 'button', sub_type: subType, index, parameters: [parameter] }));
}

/** How each kind of button is filled in; undefined when the values are none of this kind, or none are needed. */
const buttonKinds: Array<(values: Values) => { subType: string; parameter: JsonObject } | undefined> = [
	(values) =>
		textOf(values.get('payload')) === ''
			? undefined
			: { subType: 'quick_reply', parameter: { type: 'payload', payload: textOf(values.get('payload')) } },
	(values) => (values.has('url') ? { subType: 'url', parameter: textParameter(values.get('url')) } : undefined),
	(values) =>
		values.has('code')
			? { subType: 'copy_code', parameter: { type: 'coupon_code', coupon_code: textOf(values.get('code')) } }
			: undefined,
	(values) => {
		// WhatsApp wants this button filled in even when there is nothing to say; `unused` is Meta's own default.
		if (!values.has('token') && !values.has('data')) return undefined;
		const data = fromJson(values.get('data'));
		const action = { flow_token: textOf(values.get('token')) || 'unused', ...(isEmpty(data) ? {} : { flow_action_data: data }) };
		return { subType: 'flow', parameter: { type: 'action', action } };
	},
	(values) => {
		if (!values.has('sections')) return undefined;
		const action = {
			thumbnail_product_retailer_id: textOf(values.get('thumbnail')),
			sections: fromJson(values.get('sections')),
		};
		return { subType: 'mpm', parameter: { type: 'action', action } };
	},
	(values) => {
		const thumbnail = textOf(values.get('thumbnail'));
		if (thumbnail === '') return undefined;
		return { subType: 'CATALOG', parameter: { type: 'action', action: { thumbnail_product_retailer_id: thumbnail } } };
	},
];

/** The values whose place fits, by the first part of the pattern; inside, by the second. */
function groupBy(values: Values, pattern: RegExp): Map<string, Map<string, unknown>> {
	const groups = new Map<string, Map<string, unknown>>();
	for (const [id, value] of values) {
		const [, group, rest] = pattern.exec(id) ?? [];
		if (group === undefined || rest === undefined) continue;
		const inside = groups.get(group) ?? new Map<string, unknown>();
		groups.set(group, inside.set(rest, value));
	}
	return groups;
}

/** A value as text. Blanks are no text: WhatsApp takes them for nothing. */
function textOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
	return text.trim() === '' ? '' : text;
}

const isEmpty = (value: unknown): boolean =>
	value === undefined || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** JSON as a value. What is no JSON stays the text it is, for the check to tell. */
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
