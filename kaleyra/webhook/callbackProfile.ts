import { isObject, object, parsed, text, type JsonObject } from '../json';
import { phone } from './convert';
import { fieldsOf, type Field } from './flat';
import { readMessage } from './message';
import { textOrOther } from './messageKinds';
import type { Shape } from './shape';

const contentFields = ['body', 'type', 'message', 'media_url', 'custom_response', 'location', 'contacts'];

/**
 * An incoming message through a callback profile (v1, and v2 where it is set up so): flat fields by GET,
 * as JSON or as a form. It is rewritten as Meta writes a message first, so that one reader understands both.
 *
 * What a customer wrote is never read as what WhatsApp says: `message` counts as WhatsApp's message only
 * where it is an object, a text has no other fields, and sender, id and time of the call come first.
 */
export const callbackProfile: Shape = {
	name: 'callbackProfile',
	matches: (payload) =>
		['from', 'mobile', 'wanumber'].some((name) => name in payload) &&
		contentFields.some((name) => name in payload),
	*read(payload) {
		const field = fieldsOf(payload);
		const from = field('from', 'mobile');
		if (from === undefined) return;
		const whole = object(payload.message);
		const answered = field('reply_to');
		const message = {
			...(wholeContent(whole) ?? content(field, payload)),
			from,
			id: field('id', 'message_id', 'wamid') ?? whole.id,
			timestamp: field('created_at', 'timestamp') ?? whole.timestamp,
			context: answered === undefined ? whole.context : { id: answered },
			referral: whole.referral,
			errors: whole.errors,
		};
		const context = { to: phone(field('wanumber')), contact: { profile: { name: field('name') } } };
		yield { isMessage: true, event: () => readMessage(message, context), raw: () => payload };
	},
};

/** `<message>` may hold the whole message as WhatsApp wrote it. */
function wholeContent(message: JsonObject): JsonObject | undefined {
	const { type } = message;
	if (typeof type !== 'string') return undefined;
	return { type, [type]: Object.hasOwn(message, type) ? message[type] : undefined };
}

const fileTypes = ['image', 'audio', 'voice', 'video', 'document', 'sticker'];

/** `type` and the part that belongs to it, in Meta's form. */
function content(field: Field, payload: JsonObject): JsonObject {
	const type = field('type');
	const body = customerText(payload);
	// To the letter: whatever it looks like, the customer wrote it.
	if (type === 'text') return textOrOther(type, text(payload.body) ?? text(payload.message));
	if (type !== undefined && fileTypes.includes(type)) return file(field, payload) ?? textOrOther(type, body);

	/** Where no type says what the message is, a field that repeats the customer's text is only that text. */
	const value = (name: string) =>
		type === undefined && [payload.body, payload.message].includes(payload[name]) ? undefined : payload[name];
	const choice = isTap(type) ? tappedChoice(type, body, value('custom_response')) : undefined;
	return (
		choice ??
		file(field, payload) ??
		location(value('location')) ??
		contactCards(value('contacts')) ??
		textOrOther(type, body ?? (type === undefined ? (text(payload.body) ?? text(payload.message)) : undefined))
	);
}

/** What the customer wrote, or read on what was tapped. */
const customerText = (payload: JsonObject) => filled(payload.body) ?? filled(payload.message);

/** As it came, unless the placeholder was left unfilled. */
function filled(value: unknown): string | undefined {
	const whole = text(value);
	return whole === '<body>' || whole === '<message>' ? undefined : whole;
}

function file(field: Field, payload: JsonObject): JsonObject | undefined {
	const url = field('media_url');
	if (url === undefined) return undefined;
	const mimeType = field('mime_type');
	const type = field('type') ?? mimeType?.split('/')[0] ?? 'document';
	const known = fileTypes.includes(type) ? type : 'document';
	return { type: known, [known]: { url, mime_type: mimeType, caption: filled(payload.body) } };
}

/** `<location>` as an object, as JSON or as `latitude,longitude`. No link is taken from a text. */
function location(value: unknown): JsonObject | undefined {
	if (isObject(value)) return { type: 'location', location: value };
	if (typeof value !== 'string') return undefined;
	const json = parsed(value);
	if (isObject(json)) {
		const { latitude, longitude, name, address } = json;
		return { type: 'location', location: { latitude, longitude, name, address } };
	}
	const pair = value.length > 100 ? null : /^\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*$/.exec(value);
	return pair ? { type: 'location', location: { latitude: pair[1], longitude: pair[2] } } : undefined;
}

/** `<contacts>` as a list, one card, or JSON of either. */
function contactCards(value: unknown): JsonObject | undefined {
	const contacts = typeof value === 'string' ? parsed(value) : value;
	if (!isObject(contacts) && !Array.isArray(contacts)) return undefined;
	return { type: 'contacts', contacts: Array.isArray(contacts) ? contacts : [contacts] };
}

/** Whether a callback profile's `<type>` may belong to a tap. An unfilled type may be anything; what is written, spoken or sent is no tap. */
const isTap = (type: string | undefined) =>
	type === undefined || (type.length < 40 && /interactive|button|list|reply|flow|order/.test(type));

/**
 * `<custom_response>` carries the choice. What exactly it contains is not documented: WhatsApp's object
 * is understood, also as JSON, and a plain text is taken as the id, with `title` as what the customer read.
 */
function tappedChoice(type = '', title: string | undefined, response: unknown): JsonObject | undefined {
	const value = typeof response === 'string' ? parsed(response) : response;
	if (isObject(value)) return choiceObject(type, value);
	const id = plainId(response);
	if (id === undefined) return undefined;
	if (type === 'button') return { type, button: { payload: id, text: title ?? id } };
	const kind = type.includes('list') ? 'list_reply' : 'button_reply';
	return { type: 'interactive', interactive: { type: kind, [kind]: { id, title: title ?? id } } };
}

function plainId(response: unknown): string | undefined {
	const id = text(response)?.trim();
	return id === undefined || id === '' || /^<\w+>$/.test(id) ? undefined : id;
}

/** WhatsApp's message, or only the part of it that carries the choice. */
function choiceObject(type: string, response: JsonObject): JsonObject | undefined {
	if (isObject(response.interactive)) return { type: 'interactive', interactive: response.interactive };
	if (isObject(response.button)) return { type: 'button', button: response.button };
	if (type === 'button' && text(response.payload) !== undefined) return { type, button: response };
	if (type === 'order') return { type, order: response };
	const kind = ['list_reply', 'button_reply', 'nfm_reply'].find((name) => isObject(response[name]));
	return kind === undefined
		? undefined
		: { type: 'interactive', interactive: { type: kind, [kind]: response[kind] } };
}
