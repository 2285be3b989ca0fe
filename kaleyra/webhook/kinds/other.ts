import { isObject, object, plainObject, text } from '../../json';
import type { ReadKind } from './kind';

/** What has no kind of its own: system notes, unsupported messages, and whatever WhatsApp invents next. */
export const readOther: ReadKind = (message) => {
	const type = text(message.type) ?? 'unknown';
	const content = Object.hasOwn(message, type) ? message[type] : undefined;
	return {
		event: 'otherMessage',
		type,
		text: text(object(content).body),
		content: isObject(content) ? plainObject(content) : undefined,
	};
};
