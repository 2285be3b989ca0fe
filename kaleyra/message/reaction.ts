import { versions } from './apiRules';
import { Checks, isBlank } from './checks';
import type { MessageType } from './types';

/** An emoji on a message of the customer. */
export interface ReactionMessage {
	kind: 'reaction';
	/** The id of the message that is reacted to. */
	messageId: string;
	/** One emoji; empty takes the reaction away. */
	emoji: string;
}

const graphemes = new Intl.Segmenter();

export const reaction: MessageType<ReactionMessage> = {
	kind: 'reaction',
	label: 'reaction',
	versions: versions.cloudApi,

	check({ messageId, emoji }, api) {
		const checks = new Checks(api);
		if (isBlank(messageId)) {
			checks.add(['messageId'], 'is empty', 'Enter the ID of the message to react to, as the Kaleyra Trigger gives it');
		}
		if (emoji !== '' && !isOneEmoji(emoji)) {
			checks.add(['emoji'], `"${emoji.slice(0, 20)}" is not one emoji`, 'Enter a single emoji, or leave it empty to take the reaction away');
		}
		return checks.violations;
	},

	toMeta: ({ messageId, emoji }) => ({ type: 'reaction', reaction: { message_id: messageId, emoji } }),
};

/** Flags, keycaps and families are several code points, but one character to a reader. Plain digits are none. */
const isOneEmoji = (text: string) =>
	[...graphemes.segment(text)].length === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(text);
