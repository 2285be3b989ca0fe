import { shared, sharedContact } from './beside';
import { compactOrNothing, isObject, objects, text, type JsonObject } from '../json';
import { maxEvents, maxMessages } from './limits';
import { readMessage, type Surroundings } from './message';
import type { Beyond, Finding } from './received';
import { readStatus } from './status';
import { phone } from './values';

/** Puts a part that was cut down to one message back into the envelope it came in. */
export type Rewrap = (cut: JsonObject) => JsonObject;

/** Whether an object is what Meta calls `value`: the owner of messages or statuses. */
export function isValue(candidate: unknown): candidate is JsonObject {
	return isObject(candidate) && (Array.isArray(candidate.messages) || Array.isArray(candidate.statuses));
}

/** All messages and statuses of a `value`, in its order. */
export function* readValue(value: JsonObject, wabaId: string | undefined, rewrap: Rewrap): Generator<Finding | Beyond> {
	const metadata = shared(value.metadata, ['display_phone_number', 'phone_number_id']);
	const around: Surroundings = {
		to: phone(metadata.display_phone_number),
		phoneNumberId: text(metadata.phone_number_id),
		wabaId,
	};
	const beside: JsonObject = shared(value, ['messaging_product']);
	if (compactOrNothing(metadata)) beside.metadata = metadata;

	const contactOf = writers(value.contacts);
	yield* each(value.messages, isMessage, maxMessages, (message) => ({
		isMessage: true,
		event: () => readMessage(message, { ...around, contact: contactOf(message) }),
		raw: () => {
			const contact = contactOf(message);
			return rewrap({ ...beside, contacts: contact ? [contact] : [], messages: [message] });
		},
	}));
	yield* each(value.statuses, isStatus, maxEvents, (status) => ({
		isMessage: false,
		event: () => readStatus(status, around),
		raw: () => rewrap({ ...beside, statuses: [status] }),
	}));
}

/** What is found in a list, up to a limit; the rest is counted. */
function* each(
	list: unknown,
	isOne: (candidate: JsonObject) => boolean,
	limit: number,
	found: (one: JsonObject) => Finding,
): Generator<Finding | Beyond> {
	if (!Array.isArray(list)) return;
	let count = 0;
	for (const candidate of list) {
		if (isObject(candidate) && isOne(candidate) && ++count <= limit) yield found(candidate);
	}
	if (count > limit) yield { beyond: count - limit };
}

/** Without an author and an id there is nothing a workflow could do with it. */
const isMessage = (message: JsonObject) => text(message.from) !== undefined || text(message.id) !== undefined;

const isStatus = (status: JsonObject) => text(status.status) !== undefined;

/**
 * Finds who wrote a message: the contact with its number, or the only contact there is. No more contacts
 * are looked at than messages are read, and none before the first is asked for.
 */
function writers(list: unknown): (message: JsonObject) => JsonObject | undefined {
	let found: { byNumber: Map<string | undefined, JsonObject>; only?: JsonObject } | undefined;
	const find = () => {
		const contacts = objects(list, maxMessages).map(sharedContact);
		const byNumber = new Map(contacts.map((contact) => [phone(contact.wa_id), contact]));
		return { byNumber, only: contacts.length === 1 ? contacts[0] : undefined };
	};
	return (message) => {
		found ??= find();
		return found.byNumber.get(phone(message.from)) ?? found.only;
	};
}
