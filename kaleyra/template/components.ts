import type { MediaReference } from '../message/mediaReference';
import type { JsonObject } from '../json';
import { mediaTypeAt, type ButtonField, type HeaderField } from './place';
import { isPosition } from './placeholders';
import { isMissing, textsIn, UNUSED_TOKEN, type Values } from './values';

/**
 * The `components` of a send, made of values. A place that must be filled is written even when its value
 * is empty, so that what follows keeps its position; an optional one is not.
 */
export function toComponents(values: Values): JsonObject[] {
	const cards = [...new Set(values.flatMap(({ place }) => place.card ?? []))].sort((a, b) => a - b);
	const inside = (card?: number) => values.filter(({ place }) => place.card === card);
	const carousel = cards.map((card) => ({ card_index: card, components: faceComponents(inside(card)) }));
	return [
		...offerComponent(values),
		...faceComponents(inside()),
		...(carousel.length > 0 ? [{ type: 'carousel', cards: carousel }] : []),
	];
}

function offerComponent(values: Values): JsonObject[] {
	const offer = values.find(({ place }) => place.part === 'offer');
	if (offer === undefined) return [];
	const ends = { expiration_time_ms: offer.value };
	return [{ type: 'limited_time_offer', parameters: [{ type: 'limited_time_offer', limited_time_offer: ends }] }];
}

function faceComponents(values: Values): JsonObject[] {
	const header = headerParameters(values);
	const body = textParameters(values, 'body');
	return [
		...(header.length > 0 ? [{ type: 'header', parameters: header }] : []),
		...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
		...buttonComponents(values),
	];
}

function headerParameters(values: Values): JsonObject[] {
	const fields = new Map<HeaderField, unknown>(
		values.flatMap(({ place, value }) => (place.part === 'header' ? [[place.field, value] as const] : [])),
	);
	const optional = (name: HeaderField) => (isMissing(fields.get(name)) ? {} : { [name]: fields.get(name) });

	const file = values.find(({ place }) => mediaTypeAt(place));
	const type = file && mediaTypeAt(file.place);
	if (type) return [{ type, [type]: { ...((file.value ?? { id: '' }) as MediaReference), ...optional('filename') } }];
	if (fields.has('latitude')) {
		const { latitude = '', longitude = '' } = Object.fromEntries(fields);
		return [{ type: 'location', location: { latitude, longitude, ...optional('name'), ...optional('address') } }];
	}
	if (fields.has('product')) {
		const { product = '', catalog = '' } = Object.fromEntries(fields);
		return [{ type: 'product', product: { product_retailer_id: product, catalog_id: catalog } }];
	}
	return textParameters(values, 'headerText');
}

const textParameters = (values: Values, part: 'headerText' | 'body'): JsonObject[] =>
	textsIn(values, part).map(({ name, value }) =>
		isPosition(name) ? textParameter(value) : { type: 'text', parameter_name: name, text: value },
	);

const textParameter = (text: unknown): JsonObject => ({ type: 'text', text });

type ButtonValues = Map<ButtonField | 'otp', unknown>;

function buttonComponents(values: Values): JsonObject[] {
	const buttons = new Map<number, ButtonValues>();
	for (const { place, value } of values) {
		if (place.part !== 'button' && place.part !== 'code') continue;
		const fields: ButtonValues = buttons.get(place.button) ?? new Map();
		buttons.set(place.button, fields.set(place.part === 'code' ? 'otp' : place.field, value));
	}
	return [...buttons]
		.sort(([a], [b]) => a - b)
		.flatMap(([index, fields]) => {
			const button = buttonKinds.map((kind) => kind(fields)).find((made) => made !== undefined);
			if (button === undefined) return [];
			return [{ type: 'button', sub_type: button.subType, index: String(index), parameters: [button.parameter] }];
		});
}

/** How each kind of button is filled in; undefined when the values are none of this kind, or none are needed. */
const buttonKinds: Array<(fields: ButtonValues) => { subType: string; parameter: JsonObject } | undefined> = [
	(fields) =>
		isMissing(fields.get('payload'))
			? undefined
			: { subType: 'quick_reply', parameter: { type: 'payload', payload: fields.get('payload') } },
	(fields) => (fields.has('url') ? { subType: 'url', parameter: textParameter(fields.get('url')) } : undefined),
	(fields) => (fields.has('otp') ? { subType: 'url', parameter: textParameter(fields.get('otp')) } : undefined),
	(fields) =>
		fields.has('code')
			? { subType: 'copy_code', parameter: { type: 'coupon_code', coupon_code: fields.get('code') } }
			: undefined,
	(fields) => {
		if (!fields.has('token') && !fields.has('data')) return undefined;
		const data = fields.get('data');
		const action = { flow_token: fields.get('token') ?? UNUSED_TOKEN, ...(data === undefined ? {} : { flow_action_data: data }) };
		return { subType: 'flow', parameter: { type: 'action', action } };
	},
	(fields) => {
		if (!fields.has('sections')) return undefined;
		const action = { thumbnail_product_retailer_id: fields.get('thumbnail') ?? '', sections: fields.get('sections') };
		return { subType: 'mpm', parameter: { type: 'action', action } };
	},
	(fields) => {
		const thumbnail = fields.get('thumbnail');
		if (isMissing(thumbnail)) return undefined;
		return { subType: 'CATALOG', parameter: { type: 'action', action: { thumbnail_product_retailer_id: thumbnail } } };
	},
];
