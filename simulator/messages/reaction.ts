import { type Json, VERSIONS } from '../model';
import type { MessageKind } from './kind';

/** Pictures, flags, keycaps. Digits alone count as emoji for Unicode, but not for WhatsApp. */
const EMOJI = /\p{Extended_Pictographic}|\p{RI}|\u20e3/u;

const graphemes = new Intl.Segmenter();

/** An emoji on a message of the customer; an empty one takes it away. */
export const reaction: MessageKind = {
	name: 'reaction',
	versions: VERSIONS.cloudApi,

	check(field) {
		if (!field.object(['message_id', 'emoji'])) return;
		field.at('message_id').text();
		const emoji = field.at('emoji');
		if (typeof emoji.value !== 'string') return emoji.refuse('must be a string');
		const isOne = [...graphemes.segment(emoji.value)].length === 1 && EMOJI.test(emoji.value);
		if (emoji.value !== '' && !isOne) emoji.refuse('must be a single emoji, or empty');
	},

	render(content) {
		const { message_id, emoji } = content.reaction as Json;
		return { reactionTo: String(message_id), text: String(emoji) };
	},
};
