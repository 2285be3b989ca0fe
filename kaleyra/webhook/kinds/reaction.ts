import { object, text } from '../../json';
import type { ReadKind } from './kind';

/** An empty emoji means that the customer took the reaction back. */
export const readReaction: ReadKind = (message) => {
	const reaction = object(message.reaction);
	return {
		event: 'reaction',
		reaction: { messageId: text(reaction.message_id) ?? '', emoji: text(reaction.emoji) ?? '' },
	};
};
