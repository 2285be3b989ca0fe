import { isObject, objects, textOrEmpty, type JsonObject } from '../json';

/** What stands above the text: a text with or without variables, a file, a place, or a product. */
export interface TemplateHeader {
	/** `TEXT`, `IMAGE`, `VIDEO`, `DOCUMENT`, `LOCATION`, `PRODUCT`, in capitals as Meta writes it. */
	format: string;
	text: string;
	examples: string[];
}

export interface TemplateButton {
	/** `QUICK_REPLY`, `URL`, `PHONE_NUMBER`, `COPY_CODE`, `OTP`, `FLOW`, `CATALOG`, `MPM`, … in capitals. */
	type: string;
	text: string;
	/** Of a URL button; its end may be a variable. */
	url: string;
}

/** What a customer sees as one piece: a whole template, or one card of a carousel. */
export interface TemplateFace {
	header?: TemplateHeader;
	body: { text: string; examples: string[] };
	footer: string;
	buttons: TemplateButton[];
}

/** A template as the account lists it. */
export interface TemplateDefinition extends TemplateFace {
	name: string;
	language: string;
	/** `APPROVED`, `PENDING`, `REJECTED`, `PAUSED`, `DISABLED`, … in capitals; empty when not told. */
	status: string;
	/** `MARKETING`, `UTILITY` or `AUTHENTICATION`; empty when not told. */
	category: string;
	cards: TemplateFace[];
	/** Whether it has an offer that ends at a moment each message says. */
	offerEnds: boolean;
}

const capitals = (value: unknown): string => textOrEmpty(value).toUpperCase();

/**
 * Reads a template as Meta's `message_templates` lists it, which Kaleyra passes on. What it does not know
 * it leaves out; undefined when the record has no name.
 */
export function readTemplate(record: JsonObject): TemplateDefinition | undefined {
	const name = textOrEmpty(record.name);
	if (name === '') return undefined;
	const components = objects(record.components);
	const offer = find(components, 'LIMITED_TIME_OFFER')?.limited_time_offer;
	return {
		name,
		language: isObject(record.language) ? textOrEmpty(record.language.code) : textOrEmpty(record.language),
		status: capitals(record.status),
		category: capitals(record.category),
		...readFace(components),
		cards: objects(find(components, 'CAROUSEL')?.cards).map(({ components: inside }) => readFace(objects(inside))),
		offerEnds: isObject(offer) && offer.has_expiration === true,
	};
}

const find = (components: JsonObject[], type: string) => components.find((component) => capitals(component.type) === type);

function readFace(components: JsonObject[]): TemplateFace {
	const [header, body] = [find(components, 'HEADER'), find(components, 'BODY')];
	return {
		...(header ? { header: readHeader(header) } : {}),
		body: { text: textOrEmpty(body?.text), examples: examplesOf(body, 'body_text') },
		footer: textOrEmpty(find(components, 'FOOTER')?.text),
		buttons: objects(find(components, 'BUTTONS')?.buttons).map(readButton),
	};
}

const readHeader = (header: JsonObject): TemplateHeader => ({
	format: capitals(header.format) || 'TEXT',
	text: textOrEmpty(header.text),
	examples: examplesOf(header, 'header_text'),
});

/** One-time passwords come as a button of their own or as a link to WhatsApp's copy page; both are one thing. */
function readButton(button: JsonObject): TemplateButton {
	const url = textOrEmpty(button.url);
	const isOtp = /^https:\/\/www\.whatsapp\.com\/otp\//i.test(url);
	return { type: isOtp ? 'OTP' : capitals(button.type), text: textOrEmpty(button.text), url };
}

/** Which button copies the one-time password of a template; undefined when it has none. */
export function otpButton({ buttons }: TemplateFace): number | undefined {
	const index = buttons.findIndex(({ type }) => type === 'OTP');
	return index < 0 ? undefined : index;
}

/** The examples the template was approved with: a list, a list in a list, or a list of named ones. */
function examplesOf(component: JsonObject | undefined, key: string): string[] {
	const example = isObject(component?.example) ? component.example : {};
	const plain = Array.isArray(example[key]) ? (example[key] as unknown[]).flat() : [];
	const named = objects(example[`${key}_named_params`]).map((one) => one.example);
	return (named.length > 0 ? named : plain).map(textOrEmpty);
}
