import { isObject, object, objects, text, type JsonObject } from '../json';
import { readMessage, type Surroundings } from './message';
import type { Received } from './received';
import { readStatus } from './status';
import { phone } from './values';

/** Puts a `value` cut down to one message back into the envelope it came in. */
export type Rewrap = (value: JsonObject) => JsonObject;

/** Whether an object is what Meta calls `value`: the owner of messages or statuses. */
export function isValue(candidate: unknown): candidate is JsonObject {
	return isObject(candidate) && (Array.isArray(candidate.messages) || Array.isArray(candidate.statuses));
}

/** All messages and statuses of a `value`, in its order. */
export function* readValue(
	value: JsonObject,
	wabaId: string | undefined,
	rewrap: Rewrap,
): Generator<Received> {
	const { messages, statuses, contacts, ...rest } = value;
	const metadata = object(value.metadata);
	const around: Surroundings = {
		to: phone(metadata.display_phone_number),
		phoneNumberId: text(metadata.phone_number_id),
		wabaId,
	};
	const contactOf = writers(objects(contacts));
	for (const message of objects(messages)) {
		if (!isMessage(message)) continue;
		const contact = contactOf(message);
		yield {
			event: readMessage(message, { ...around, contact }),
			raw: rewrap({ ...rest, contacts: contact ? [contact] : [], messages: [message] }),
		};
	}
	for (const status of objects(statuses)) {
		if (!isStatus(status)) continue;
		yield { event: readStatus(status, around), raw: rewrap({ ...rest, statuses: [status] }) };
	}
}

/** Without an author and an id there is nothing a workflow could do with it. */
const isMessage = (message: JsonObject) => text(message.from) !== undefined || text(message.id) !== undefined;

const isStatus = (status: JsonObject) => text(status.status) !== undefined;

/** Finds who wrote a message: the contact with its number, or the only contact there is. */
function writers(contacts: JsonObject[]): (message: JsonObject) => JsonObject | undefined {
	const byNumber = new Map(contacts.map((contact) => [phone(contact.wa_id), contact]));
	const only = contacts.length === 1 ? contacts[0] : undefined;
	return (message) => byNumber.get(phone(message.from)) ?? only;
}
