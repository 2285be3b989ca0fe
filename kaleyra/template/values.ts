import { isObject, objects, textOrEmpty, type JsonObject } from '../json';

/**
 * The values in the `components` of a send, by the place each belongs to: the way back from
 * `toComponents`, also for components that somebody wrote by hand.
 */
export function valuesOf(components: readonly JsonObject[]): Map<string, unknown> {
	const values = new Map<string, unknown>();
	for (const component of components) {
		const type = textOrEmpty(component.type).toLowerCase();
		if (type === 'carousel') {
			for (const card of objects(component.cards)) {
				for (const [id, value] of valuesOf(objects(card.components))) values.set(`card:${textOrEmpty(card.card_index)}:${id}`, value);
			}
		}
		const parameters = objects(component.parameters);
		for (const [id, value] of readers[type]?.(parameters, component) ?? []) values.set(id, value);
	}
	return values;
}

type Reader = (parameters: JsonObject[], component: JsonObject) => Array<[id: string, value: unknown]>;

const readers: Record<string, Reader> = {
	header: ([first, ...more]) => {
		const inside = isObject(first?.[textOrEmpty(first.type)]) ? (first[textOrEmpty(first.type)] as JsonObject) : undefined;
		switch (first?.type) {
			case 'image':
			case 'video':
			case 'document':
				return [
					[`header:${first.type}`, inside?.link ?? inside?.id ?? inside?.file],
					['header:filename', inside?.filename],
				];
			case 'location':
				return ['latitude', 'longitude', 'name', 'address'].map((name) => [`header:${name}`, inside?.[name]]);
			case 'product':
				return [
					['header:product', inside?.product_retailer_id],
					['header:catalog', inside?.catalog_id],
				];
			default:
				return first ? texts('header:text', [first, ...more]) : [];
		}
	},
	body: (parameters) => texts('body', parameters),
	limited_time_offer: ([first]) => [['offer:expires', (first?.limited_time_offer as JsonObject | undefined)?.expiration_time_ms]],
	button: ([first], { index }) => {
		const place = `button:${textOrEmpty(index)}`;
		const action = isObject(first?.action) ? first.action : {};
		const all: Array<[string, unknown]> = [
			[`${place}:payload`, first?.payload],
			[`${place}:url`, first?.text],
			[`${place}:code`, first?.coupon_code],
			[`${place}:token`, action.flow_token],
			[`${place}:data`, action.flow_action_data],
			[`${place}:thumbnail`, action.thumbnail_product_retailer_id],
			[`${place}:sections`, action.sections],
		];
		return all.filter(([, value]) => value !== undefined);
	},
};

const texts = (place: string, parameters: JsonObject[]): Array<[string, unknown]> =>
	parameters.map((parameter, index) => [`${place}:${textOrEmpty(parameter.parameter_name) || index + 1}`, textOfParameter(parameter)]);

/** Sums and dates are formatted by the phone; the text they fall back to stands for them. */
function textOfParameter({ type, text: plain, currency, date_time: date }: JsonObject): unknown {
	if (type === 'currency') return (currency as JsonObject | undefined)?.fallback_value;
	if (type === 'date_time') return (date as JsonObject | undefined)?.fallback_value;
	return plain;
}
