import { compact, isObject, object, parsed, plainObject, text } from '../../json';
import { maxFormText } from '../limits';
import type { KindBody, ReadKind } from './kind';

/**
 * What a customer filled in, which WhatsApp sends as JSON inside a text (`response_json`): a Flow or
 * the address form. The text comes from the customer's device and is trusted in nothing.
 */
export const readNfmReply: ReadKind = (message) => {
	const reply = object(object(message.interactive).nfm_reply);
	return reply.name === 'address_message' ? address(reply.response_json) : flow(reply.response_json);
};

function flow(responseJson: unknown): KindBody {
	const answers = answersOf(responseJson);
	if (answers === undefined) {
		return { event: 'flowReply', flow: compact({ response: {}, responseText: text(responseJson) }) };
	}
	const { flow_token: token, ...response } = answers;
	return { event: 'flowReply', flow: compact({ token: text(token), response }) };
}

function address(responseJson: unknown): KindBody {
	const answers = answersOf(responseJson);
	if (answers === undefined) {
		return { event: 'address', address: compact({ responseText: text(responseJson) }) };
	}
	const { values, saved_address_id: savedAddressId } = answers;
	return {
		event: 'address',
		address: compact({ ...(isObject(values) ? values : answers), savedAddressId: text(savedAddressId) }),
	};
}

/** Kaleyra passes WhatsApp's text on; an object in its place is read as well. No form is filled in with a million characters. */
function answersOf(responseJson: unknown) {
	const isTooLong = typeof responseJson === 'string' && responseJson.length > maxFormText;
	const value = isObject(responseJson) || isTooLong ? responseJson : parsed(responseJson);
	return isObject(value) ? plainObject(value) : undefined;
}
