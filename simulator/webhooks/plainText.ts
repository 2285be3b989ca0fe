import { isObject, type Json } from '../model';

/** The words of a customer's message: what was written, the title that was tapped, the caption. Empty when there are none. */
export function plainText(content: Json): string {
	const part = content[String(content.type)];
	if (!isObject(part)) return '';
	const tapped = part[String(part.type)];
	const words = [part.body, part.text, part.caption, ...(isObject(tapped) ? [tapped.title, tapped.body] : [])];
	return words.find((word): word is string => typeof word === 'string' && word !== '') ?? '';
}
