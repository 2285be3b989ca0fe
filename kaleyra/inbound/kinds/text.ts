import { object, text } from '../json';
import type { ReadKind } from './kind';

export const readText: ReadKind = (message) => ({
	event: 'text',
	text: text(object(message.text).body) ?? '',
});
