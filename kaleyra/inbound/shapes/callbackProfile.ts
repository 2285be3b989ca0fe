import { fieldsOf, type Field } from '../flat';
import { isObject, parsed, type JsonObject } from '../../json';
import { written } from '../kinds';
import { readMessage } from '../message';
import type { Shape } from '../received';
import { phone } from '../values';

const contentFields = ['body', 'type', 'message', 'media_url', 'custom_response', 'location', 'contacts'];

/**
 * An incoming message through a callback profile (v1, and v2 where it is set up so): flat fields by GET,
 * as JSON or as a form. Written down as Meta writes a message first, so that one reader understands both.
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
		const message = {
			from,
			id: field('id', 'message_id', 'wamid'),
			timestamp: field('created_at', 'timestamp'),
			context: { id: field('reply_to') },
			...content(field, payload),
		};
		const event = readMessage(message, {
			to: phone(field('wanumber')),
			contact: { profile: { name: field('name') } },
		});
		yield { event, raw: payload };
	},
};

/** `type` and the part that belongs to it, in Meta's form. */
function content(field: Field, payload: JsonObject): JsonObject {
	return (
		embeddedMessage(payload.message) ??
		tappedChoice(field, payload) ??
		file(field) ??
		place(payload.location) ??
		cards(payload.contacts) ??
		written(field('type'), field('body', 'message'))
	);
}

/** `<message>` may hold the whole message as WhatsApp wrote it. */
function embeddedMessage(value: unknown): JsonObject | undefined {
	const message = jsonOrObject(value);
	return isObject(message) && typeof message.type === 'string' ? message : undefined;
}

/**
 * `<custom_response>` tells the choice. What exactly stands in it is not documented: WhatsApp's object
 * is understood, and a plain text is taken as the id.
 */
function tappedChoice(field: Field, payload: JsonObject): JsonObject | undefined {
	const plainId = field('custom_response');
	const response = jsonOrObject(payload.custom_response);
	if (isObject(response)) return choiceObject(response);
	if (plainId === undefined) return undefined;
	const type = field('type') ?? '';
	const title = field('body', 'message') ?? plainId;
	if (type === 'button') return { type, button: { payload: plainId, text: title } };
	const kind = type.includes('list') ? 'list_reply' : 'button_reply';
	return { type: 'interactive', interactive: { type: kind, [kind]: { id: plainId, title } } };
}

function choiceObject(response: JsonObject): JsonObject | undefined {
	if (isObject(response.interactive)) return { type: 'interactive', interactive: response.interactive };
	if (isObject(response.button)) return { type: 'button', button: response.button };
	const kind = ['list_reply', 'button_reply', 'nfm_reply'].find((name) => isObject(response[name]));
	return kind === undefined
		? undefined
		: { type: 'interactive', interactive: { type: kind, [kind]: response[kind] } };
}

function file(field: Field): JsonObject | undefined {
	const url = field('media_url');
	if (url === undefined) return undefined;
	const mimeType = field('mime_type');
	const type = field('type') ?? mimeType?.split('/')[0] ?? 'document';
	const known = ['image', 'audio', 'voice', 'video', 'document', 'sticker'].includes(type) ? type : 'document';
	return { type: known, [known]: { url, mime_type: mimeType, caption: field('body') } };
}

/** `<location>` as JSON or as `latitude,longitude`. */
function place(value: unknown): JsonObject | undefined {
	const location = jsonOrObject(value);
	if (isObject(location)) return { type: 'location', location };
	const pair = typeof value === 'string' ? /^\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*$/.exec(value) : null;
	return pair ? { type: 'location', location: { latitude: pair[1], longitude: pair[2] } } : undefined;
}

/** `<contacts>` as JSON, one card or a list of them. */
function cards(value: unknown): JsonObject | undefined {
	const contacts = jsonOrObject(value);
	if (!isObject(contacts) && !Array.isArray(contacts)) return undefined;
	return { type: 'contacts', contacts: Array.isArray(contacts) ? contacts : [contacts] };
}

function jsonOrObject(value: unknown): unknown {
	return typeof value === 'string' ? parsed(value) : value;
}
