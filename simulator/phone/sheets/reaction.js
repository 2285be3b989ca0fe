import { h } from '../dom.js';
import { openSheet } from '../sheet.js';

const EMOJI = { '👍': 'Thumbs up', '❤️': 'Heart', '😂': 'Laughing', '😮': 'Surprised', '😢': 'Sad', '🙏': 'Thank you' };

/** Six emoji, or none. */
export function openReaction(send) {
	openSheet('React', (close) => {
		const choose = (emoji) => () => (close(), send({ reaction: emoji }));
		const buttons = Object.entries(EMOJI).map(([emoji, label]) =>
			h('button', { type: 'button', class: 'emoji', aria: { label }, data: { testid: 'emoji' }, on: { click: choose(emoji) } }, emoji),
		);
		const none = h('button', { type: 'button', class: 'secondary', on: { click: choose('') } }, 'No reaction');
		return h('div', { class: 'sheet-body emojis' }, buttons, none);
	});
}
