import { refuseRepeats } from '../checks/field';
import { LIMITS } from '../limits';
import { VERSIONS } from '../model';
import { actionOf, checkParts, renderParts } from './parts';
import type { MessageKind } from './kind';

interface ReplyButton {
	type: 'reply';
	reply: { id: string; title: string };
}

/** One to three buttons under the message. */
export const button: MessageKind = {
	name: 'button',
	versions: VERSIONS.all,

	check(field) {
		checkParts(field);
		const action = field.at('action');
		if (!action.object(['buttons'])) return;
		const replies = action.at('buttons').items(1, LIMITS.buttons.count).map((entry) => {
			entry.object(['type', 'reply']);
			entry.at('type').oneOf(['reply']);
			const reply = entry.at('reply');
			if (reply.object(['id', 'title'])) {
				reply.at('id').text({ max: LIMITS.buttons.id });
				reply.at('title').text({ max: LIMITS.buttons.title });
			}
			return reply;
		});
		refuseRepeats(replies.map((reply) => reply.at('id')), 'button id');
		refuseRepeats(replies.map((reply) => reply.at('title')), 'button title');
	},

	render(content) {
		const buttons = actionOf(content).buttons as ReplyButton[];
		return {
			...renderParts(content),
			actions: buttons.map(({ reply }) => ({ type: 'reply', id: reply.id, title: reply.title })),
		};
	},
};
