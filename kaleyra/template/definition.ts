type Json = Record<string, unknown>;

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

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const capitals = (value: unknown): string => text(value).toUpperCase();

/**
 * Reads a template as Meta's `message_templates` lists it, which Kaleyra passes on. What it does not know
 * it leaves out; undefined when the record has no name.
 */
export function readTemplate(record: Json): TemplateDefinition | undefined {
	const name = text(record.name);
	if (name === '') return undefined;
	const components = objects(record.components);
	const offer = find(components, 'LIMITED_TIME_OFFER')?.limited_time_offer;
	return {
		name,
		language: isObject(record.language) ? text(record.language.code) : text(record.language),
		status: capitals(record.status),
		category: capitals(record.category),
		...readFace(components),
		cards: objects(find(components, 'CAROUSEL')?.cards).map(({ components: inside }) => readFace(objects(inside))),
		offerEnds: isObject(offer) && offer.has_expiration === true,
	};
}

const find = (components: Json[], type: string) => components.find((component) => capitals(component.type) === type);

function readFace(components: Json[]): TemplateFace {
	const [header, body] = [find(components, 'HEADER'), find(components, 'BODY')];
	return {
		...(header ? { header: readHeader(header) } : {}),
		body: { text: text(body?.text), examples: examplesOf(body, 'body_text') },
		footer: text(find(components, 'FOOTER')?.text),
		buttons: objects(find(components, 'BUTTONS')?.buttons).map(readButton),
	};
}

const readHeader = (header: Json): TemplateHeader => ({
	format: capitals(header.format) || 'TEXT',
	text: text(header.text),
	examples: examplesOf(header, 'header_text'),
});

/** One-time passwords come as a button of their own or as a link to WhatsApp's copy page; both are one thing. */
function readButton(button: Json): TemplateButton {
	const url = text(button.url);
	const isOtp = /^https:\/\/www\.whatsapp\.com\/otp\//i.test(url);
	return { type: isOtp ? 'OTP' : capitals(button.type), text: text(button.text), url };
}

/** The examples the template was approved with: a list, a list in a list, or a list of named ones. */
function examplesOf(component: Json | undefined, key: string): string[] {
	const example = isObject(component?.example) ? component.example : {};
	const plain = Array.isArray(example[key]) ? (example[key] as unknown[]).flat() : [];
	const named = objects(example[`${key}_named_params`]).map((one) => one.example);
	return (named.length > 0 ? named : plain).map(text);
}
