import { compact, text, type JsonObject } from '../../json';
import { readContacts } from './contacts';
import { readInteractive } from './interactive';
import type { ReadKind } from './kind';
import { readLocation } from './location';
import { readMedia } from './media';
import { readOrder } from './order';
import { readOther } from './other';
import { readReaction } from './reaction';
import { readTemplateButton } from './reply';
import { readText } from './text';

/** A Map, because the names come from outside and `constructor` must not find anything. */
const kinds = new Map<string, ReadKind>([
	['text', readText],
	['interactive', readInteractive],
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
export const readKind: ReadKind = (message) => (kinds.get(text(message.type) ?? '') ?? readOther)(message);

/**
 * A message of which nothing but its type and a text is known, in Meta's form. It is a text where the part
 * that its type promises is missing, so that what was written is not lost.
 */
export function written(type = 'text', body?: string): JsonObject {
	const kind = body !== undefined && kinds.has(type) ? 'text' : type;
	return { type: kind, [kind]: compact({ body }) };
}
