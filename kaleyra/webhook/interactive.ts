/**
 * The answers to interactive messages: a tapped row or button, a filled-in form. Every reader takes anything
 * and never throws.
 */
import { compact, isObject, object, parsed, plainObject, text, type JsonObject } from '../json';
import type { EventContent, Reply } from './event';

/** Characters of a text that is read as JSON: what a customer filled in on a form. */
export const maxFormText = 1_000_000;

/** `interactive` as Meta writes it; nothing when it is of no known type. */
export function readInteractive(message: JsonObject): EventContent | undefined {
	const interactive = object(message.interactive);
	switch (interactive.type) {
		case 'list_reply':
			return { event: 'listReply', reply: tapped(interactive.list_reply) };
		case 'button_reply':
			return { event: 'buttonReply', reply: tapped(interactive.button_reply) };
		case 'nfm_reply':
			return formReply(object(interactive.nfm_reply));
		default:
			return undefined;
	}
}

/** The tapped quick-reply button of a template; its payload is the id it was sent with. */
export function readTemplateButton(message: JsonObject): EventContent {
	const button = object(message.button);
	const title = text(button.text) ?? '';
	return { event: 'templateButton', reply: { id: text(button.payload) ?? title, title } };
}

function tapped(value: unknown): Reply {
	const choice = object(value);
	return compact({
		id: text(choice.id) ?? '',
		title: text(choice.title) ?? '',
		description: text(choice.description),
	});
}

/**
 * What a customer filled in, which WhatsApp sends as JSON inside a text (`response_json`): a Flow or
 * the address form. The text comes from the customer's device and is trusted in nothing.
 */
function formReply(reply: JsonObject): EventContent {
	const responseText = text(reply.response_json);
	const response = formResponse(reply.response_json);
	return reply.name === 'address_message' ? addressForm(response, responseText) : flowForm(response, responseText);
}

function flowForm(response: JsonObject | undefined, responseText: string | undefined): EventContent {
	if (response === undefined) return { event: 'flowReply', flow: compact({ response: {}, responseText }) };
	const { flow_token: token, ...fields } = response;
	return { event: 'flowReply', flow: compact({ token: text(token), response: fields }) };
}

function addressForm(response: JsonObject | undefined, responseText: string | undefined): EventContent {
	if (response === undefined) return { event: 'address', address: compact({ responseText }) };
	const { values, saved_address_id: savedAddressId } = response;
	return {
		event: 'address',
		address: compact({ ...(isObject(values) ? values : response), savedAddressId: text(savedAddressId) }),
	};
}

/** Kaleyra passes WhatsApp's text on; an object in its place is read as well. No form is filled in with a million characters. */
function formResponse(responseJson: unknown): JsonObject | undefined {
	const isTooLong = typeof responseJson === 'string' && responseJson.length > maxFormText;
	const value = isObject(responseJson) || isTooLong ? responseJson : parsed(responseJson);
	return isObject(value) ? plainObject(value) : undefined;
}
