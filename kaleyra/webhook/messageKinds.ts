/** What a message says, by its kind, as Meta writes it: `{ type, [type]: … }`. Every reader takes anything and never throws. */
import { boolean, compact, isObject, number, object, objects, plain, plainObject, text, type JsonObject } from '../json';
import type { EventContent } from './event';
import { readInteractive, readTemplateButton } from './interactive';

type ReadContent = (message: JsonObject) => EventContent;

/** Entries of a list inside one message: contact cards, products of a cart. */
export const maxEntries = 1_000;

/** A Map, because the names come from outside and `constructor` must not find anything. */
const kinds = new Map<string, ReadContent>([
	['text', readText],
	['interactive', (message) => readInteractive(message) ?? readOther(message)],
	['button', readTemplateButton],
	['image', readMedia],
	['audio', readMedia],
	['voice', readMedia],
	['video', readMedia],
	['document', readMedia],
	['sticker', readMedia],
	['location', readLocation],
	['contacts', readContacts],
	['reaction', readReaction],
	['order', readOrder],
]);

/** What a message says, read by its `type`. */
export const readContent: ReadContent = (message) => (kinds.get(text(message.type) ?? '') ?? readOther)(message);

/**
 * A message of which nothing but its type and a text is known, in Meta's form. It is a text where the part
 * that its type promises is missing, so that what was written is not lost.
 */
export function textOrOther(type = 'text', body?: string): JsonObject {
	const kind = body !== undefined && kinds.has(type) ? 'text' : type;
	return { type: kind, [kind]: compact({ body }) };
}

function readText(message: JsonObject): EventContent {
	return { event: 'text', text: text(object(message.text).body) ?? '' };
}

/** image, audio, voice, video, document and sticker: one form under six names. `voice` is what the older interface called a recorded audio. */
function readMedia(message: JsonObject): EventContent {
	const type = text(message.type) ?? '';
	const file = object(message[type]);
	return {
		event: 'media',
		media: compact({
			type: type === 'voice' ? 'audio' : type,
			id: text(file.id),
			url: text(file.url) ?? text(file.link),
			mimeType: text(file.mime_type),
			fileName: text(file.filename),
			caption: text(file.caption),
			sha256: text(file.sha256),
			voice: boolean(file.voice) ?? (type === 'voice' ? true : undefined),
			animated: boolean(file.animated),
		}),
	};
}

function readLocation(message: JsonObject): EventContent {
	const location = object(message.location);
	return {
		event: 'location',
		location: compact({
			latitude: number(location.latitude),
			longitude: number(location.longitude),
			name: text(location.name),
			address: text(location.address),
			url: text(location.url),
		}),
	};
}

/** Contact cards keep WhatsApp's own form (`name`, `phones`, `emails`, `org`, …). */
function readContacts(message: JsonObject): EventContent {
	return { event: 'contacts', contacts: objects(plain(objects(message.contacts, maxEntries))) };
}

/** An empty emoji means that the customer took the reaction back. */
function readReaction(message: JsonObject): EventContent {
	const reaction = object(message.reaction);
	return {
		event: 'reaction',
		reaction: { messageId: text(reaction.message_id) ?? '', emoji: text(reaction.emoji) ?? '' },
	};
}

/** A cart. */
function readOrder(message: JsonObject): EventContent {
	const order = object(message.order);
	return {
		event: 'order',
		order: compact({
			catalogId: text(order.catalog_id),
			text: text(order.text),
			items: objects(order.product_items, maxEntries).map((item) =>
				compact({
					productId: text(item.product_retailer_id),
					quantity: number(item.quantity),
					price: number(item.item_price),
					currency: text(item.currency),
				}),
			),
		}),
	};
}

/** What has no kind of its own: system notes, unsupported messages, and whatever WhatsApp invents next. */
function readOther(message: JsonObject): EventContent {
	const type = text(message.type) ?? 'unknown';
	const content = Object.hasOwn(message, type) ? message[type] : undefined;
	return {
		event: 'otherMessage',
		type,
		text: text(object(content).body),
		content: isObject(content) ? plainObject(content) : undefined,
	};
}
