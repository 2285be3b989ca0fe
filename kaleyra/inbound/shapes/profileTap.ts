import { isObject, parsed, text, type JsonObject } from '../../json';

/** Whether a callback profile's `<type>` may belong to a tap. Unfilled it tells nothing; what is written, said or sent is none. */
export const isTap = (type: string | undefined) =>
	type === undefined || (type.length < 40 && /interactive|button|list|reply|flow|order/.test(type));

/**
 * `<custom_response>` tells the choice. What exactly stands in it is not documented: WhatsApp's object
 * is understood, as JSON too, and a plain text is taken as the id, with `title` as what was read.
 */
export function tappedChoice(type = '', title: string | undefined, response: unknown): JsonObject | undefined {
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

/** WhatsApp's message, or only the part of it that tells the choice. */
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
