import { object, text } from '../../json';
import type { ReadKind } from './kind';

/** A text the customer wrote. */
export const readText: ReadKind = (message) => ({
	event: 'text',
	text: text(object(message.text).body) ?? '',
});
