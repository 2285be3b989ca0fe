import { fieldsOf, type Field } from '../flat';
import { isObject, object, parsed, text, type JsonObject } from '../../json';
import { written } from '../kinds';
import { readMessage } from '../message';
import type { Shape } from '../received';
import { phone } from '../values';
import { isTap, tappedChoice } from './profileTap';

const contentFields = ['body', 'type', 'message', 'media_url', 'custom_response', 'location', 'contacts'];

/**
 * An incoming message through a callback profile (v1, and v2 where it is set up so): flat fields by GET,
 * as JSON or as a form. Written down as Meta writes a message first, so that one reader understands both.
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
		const around = { to: phone(field('wanumber')), contact: { profile: { name: field('name') } } };
		yield { isMessage: true, event: () => readMessage(message, around), raw: () => payload };
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
	const body = words(payload);
	// To the letter: whatever it looks like, the customer wrote it.
	if (type === 'text') return written(type, text(payload.body) ?? text(payload.message));
	if (type !== undefined && fileTypes.includes(type)) return file(field, payload) ?? written(type, body);

	/** Where no type says what the message is, a field that repeats the customer's text is only that text. */
	const value = (name: string) =>
		type === undefined && [payload.body, payload.message].includes(payload[name]) ? undefined : payload[name];
	const choice = isTap(type) ? tappedChoice(type, body, value('custom_response')) : undefined;
	return (
		choice ??
		file(field, payload) ??
		place(value('location')) ??
		cards(value('contacts')) ??
		written(type, body ?? (type === undefined ? (text(payload.body) ?? text(payload.message)) : undefined))
	);
}

/** What the customer wrote, or read on what was tapped. */
const words = (payload: JsonObject) => filled(payload.body) ?? filled(payload.message);

/** As it came, unless the placeholder was left standing. */
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
function place(value: unknown): JsonObject | undefined {
	if (isObject(value)) return { type: 'location', location: value };
	if (typeof value !== 'string') return undefined;
	const location = parsed(value);
	if (isObject(location)) {
		const { latitude, longitude, name, address } = location;
		return { type: 'location', location: { latitude, longitude, name, address } };
	}
	const pair = value.length > 100 ? null : /^\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*$/.exec(value);
	return pair ? { type: 'location', location: { latitude: pair[1], longitude: pair[2] } } : undefined;
}

/** `<contacts>` as a list, one card, or JSON of either. */
function cards(value: unknown): JsonObject | undefined {
	const contacts = typeof value === 'string' ? parsed(value) : value;
	if (!isObject(contacts) && !Array.isArray(contacts)) return undefined;
	return { type: 'contacts', contacts: Array.isArray(contacts) ? contacts : [contacts] };
}
