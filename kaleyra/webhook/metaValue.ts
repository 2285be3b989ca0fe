/** Meta's `{ value, field }`: messages and reports, or news about the account. All envelopes of Meta's are around one. */
import { compactOrNothing, isObject, objects, text, type JsonObject } from '../json';
import { readAccountUpdate } from './accountUpdate';
import { phone, shared, sharedText } from './convert';
import { readMessage } from './message';
import { maxEvents, maxMessages, type Finding, type MessageContext, type Skipped } from './shape';
import { readStatus } from './status';

/** Puts a part that was cut down to one message back into the envelope it came in. */
export type Rewrap = (cut: JsonObject) => JsonObject;

/** One change: messages and reports, or under another field news about the account. */
export function* readChange(
	change: JsonObject,
	about: { wabaId?: string; time?: unknown },
	rewrap: Rewrap,
): Generator<Finding | Skipped> {
	const { value } = change;
	const field = sharedText(change.field);
	const rewrapChange: Rewrap = (cut) => rewrap(field === undefined ? { value: cut } : { value: cut, field });
	if (isMetaValue(value)) {
		yield* readMetaValue(value, about.wabaId, rewrapChange);
	} else if (isObject(value)) {
		yield {
			isMessage: false,
			event: () => readAccountUpdate(text(change.field) ?? 'unknown', value, about),
			raw: () => rewrapChange(value),
		};
	}
}

/** Whether an object is what Meta calls `value`: the owner of messages or statuses. */
export function isMetaValue(candidate: unknown): candidate is JsonObject {
	return isObject(candidate) && (Array.isArray(candidate.messages) || Array.isArray(candidate.statuses));
}

/** All messages and statuses of a `value`, in its order. */
export function* readMetaValue(value: JsonObject, wabaId: string | undefined, rewrap: Rewrap): Generator<Finding | Skipped> {
	const metadata = shared(value.metadata, ['display_phone_number', 'phone_number_id']);
	const context: MessageContext = {
		to: phone(metadata.display_phone_number),
		phoneNumberId: text(metadata.phone_number_id),
		wabaId,
	};
	const common: JsonObject = shared(value, ['messaging_product']);
	if (compactOrNothing(metadata)) common.metadata = metadata;

	const contactOf = contactFinder(value.contacts);
	yield* each(value.messages, isMessage, maxMessages, (message) => ({
		isMessage: true,
		event: () => readMessage(message, { ...context, contact: contactOf(message) }),
		raw: () => {
			const contact = contactOf(message);
			return rewrap({ ...common, contacts: contact ? [contact] : [], messages: [message] });
		},
	}));
	yield* each(value.statuses, isStatus, maxEvents, (status) => ({
		isMessage: false,
		event: () => readStatus(status, context),
		raw: () => rewrap({ ...common, statuses: [status] }),
	}));
}

/** So many entries are looked at between two pauses; that takes a few milliseconds. */
const entriesPerPause = 10_000;

/** What is found in a list, up to a limit; the rest is counted. */
function* each(
	list: unknown,
	isOne: (candidate: JsonObject) => boolean,
	limit: number,
	found: (one: JsonObject) => Finding,
): Generator<Finding | Skipped> {
	if (!Array.isArray(list)) return;
	let count = 0;
	for (const [index, candidate] of list.entries()) {
		if (index % entriesPerPause === entriesPerPause - 1) yield { skipped: 0 };
		if (isObject(candidate) && isOne(candidate) && ++count <= limit) yield found(candidate);
	}
	if (count > limit) yield { skipped: count - limit };
}

/** Without an author and an id there is nothing a workflow could do with it. */
const isMessage = (message: JsonObject) => text(message.from) !== undefined || text(message.id) !== undefined;

const isStatus = (status: JsonObject) => text(status.status) !== undefined;

/**
 * Finds who wrote a message: the contact with its number, or the only contact there is. No more contacts
 * are looked at than messages are read, and none before the first is asked for.
 */
function contactFinder(list: unknown): (message: JsonObject) => JsonObject | undefined {
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

/** Who wrote, as WhatsApp lists it: `{ profile: { name }, wa_id, user_id }`. */
function sharedContact(contact: JsonObject): JsonObject {
	return {
		profile: shared(contact.profile, ['name', 'username']),
		...shared(contact, ['wa_id', 'user_id', 'parent_user_id', 'identity_key_hash']),
	};
}
