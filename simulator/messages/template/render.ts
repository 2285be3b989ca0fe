import { isObject, type Json } from '../../model';
import { sampleFlow } from '../../samples/flows';
import { SAMPLE_PRODUCTS, sampleProduct } from '../../samples/products';
import type { Template, TemplateButton, TemplateComponent } from '../../samples/templates';
import type { Action, Bubble } from '../kind';
import { mediaPart } from '../parts';

interface Parameter extends Json {
	type: string;
	parameter_name?: string;
}

interface SentComponent {
	type: string;
	index?: number | string;
	parameters?: Parameter[];
	cards?: Array<{ components?: SentComponent[] }>;
}

/** A template as it is sent. */
export interface SentTemplate {
	name: string;
	language: { code: string };
	components?: SentComponent[];
}

/** The template with its variables filled in. */
export const renderTemplate = (sent: SentTemplate, definition: Template): Bubble =>
	renderComponents(sent.components ?? [], definition.components);

function renderComponents(sent: SentComponent[], defined: TemplateComponent[]): Bubble {
	const of = (type: string) => sent.find((component) => component.type.toLowerCase() === type)?.parameters ?? [];
	const part = (type: TemplateComponent['type']) => defined.find((component) => component.type === type);
	const header = part('HEADER');
	const format = header?.format?.toLowerCase();
	const [headerParameter] = of('header');
	const offer = part('LIMITED_TIME_OFFER')?.limited_time_offer;
	const sentCards = sent.find(({ type }) => type.toLowerCase() === 'carousel')?.cards ?? [];
	return {
		...(format === 'text' ? { headerText: fill(header?.text, of('header')) } : {}),
		...(format === 'location' ? { location: headerParameter?.location as Json } : {}),
		...(format && format !== 'text' && format !== 'location' ? { media: mediaPart(format, headerParameter?.[format]) } : {}),
		text: [offer ? `*${offer.text}*` : '', fill(part('BODY')?.text, of('body'))].filter(Boolean).join('\n'),
		...(part('FOOTER') ? { footer: part('FOOTER')?.text } : {}),
		actions: part('BUTTONS')?.buttons?.map((button, i) => {
			const component = sent.find(({ type, index }) => type.toLowerCase() === 'button' && Number(index) === i);
			return actions[button.type](button, component?.parameters?.[0] ?? { type: '' });
		}),
		cards: part('CAROUSEL')?.cards?.map((card, i) => renderComponents(sentCards[i]?.components ?? [], card.components)),
	};
}

/** Puts the parameters where the variables are, by name or by position. */
function fill(text = '', parameters: Parameter[]): string {
	return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (variable, name: string) => {
		const parameter = parameters.find((one) => one.parameter_name === name) ?? parameters[Number(name) - 1];
		return parameter ? textOf(parameter) : variable;
	});
}

function textOf(parameter: Parameter): string {
	const value = parameter[parameter.type];
	return String(isObject(value) ? value.fallback_value : value);
}

/** What a tap on each type of button does. */
const actions: Record<TemplateButton['type'], (button: TemplateButton, parameter: Parameter) => Action> = {
	// Without a payload of its own a quick reply answers with its text.
	QUICK_REPLY: ({ text }, { payload }) => ({ type: 'quickReply', title: text, payload: payload ?? text }),
	URL: ({ text, url }, parameter) => ({ type: 'url', title: text, url: fill(url, [parameter]) }),
	PHONE_NUMBER: ({ text, phone_number }) => ({ type: 'call', title: text, number: phone_number }),
	COPY_CODE: ({ text }, { coupon_code }) => ({ type: 'copy', title: text, code: coupon_code }),
	OTP: ({ text }, parameter) => ({ type: 'copy', title: text, code: parameter.text }),
	FLOW: ({ text, flow_id }, { action }) => ({
		type: 'flow',
		title: text,
		token: isObject(action) ? action.flow_token : undefined,
		data: isObject(action) ? action.flow_action_data : undefined,
		form: sampleFlow(flow_id),
	}),
	CATALOG: ({ text }) => ({ type: 'order', title: text, catalog: '', sections: [{ products: SAMPLE_PRODUCTS }] }),
	MPM: ({ text }, { action }) => ({ type: 'order', title: text, catalog: '', sections: productSections(action) }),
};

function productSections(action: unknown) {
	const sections = isObject(action) && Array.isArray(action.sections) ? action.sections : [];
	return sections.map(({ title, product_items }: { title?: string; product_items?: Array<{ product_retailer_id: string }> }) => ({
		title,
		products: (product_items ?? []).map((item) => sampleProduct(item.product_retailer_id)),
	}));
}
