import { Checks, MOST_CHECKED } from './checks';
import { anyHeaderLimits, checkTexts, interactiveToMeta, interactiveToV1, type InteractiveTexts } from './interactive';
import { limits } from './limits';
import type { MessageType } from './types';

export interface ReplyButton {
	id: string;
	title: string;
}

/** A text with up to three buttons to tap. */
export interface ButtonsMessage extends InteractiveTexts {
	kind: 'buttons';
	body: string;
	buttons: ReplyButton[];
}

export const buttons: MessageType<ButtonsMessage> = {
	kind: 'buttons',
	label: 'reply button',
	versions: ['v1', 'v2', 'v3'],
	limits: { buttons: limits.buttons, ...anyHeaderLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text', 'image', 'video', 'document'], limits.buttons.body);
		checks.count('Buttons', message.buttons.length, limits.buttons.buttons, 'button');

		const place = (index: number) => `Buttons > Button ${index + 1}`;
		const buttons = message.buttons.slice(0, MOST_CHECKED);
		buttons.forEach(({ id, title }, index) => {
			checks.requiredText(`${place(index)} > Title`, title, limits.buttons.title);
			checks.text(`${place(index)} > ID`, id, limits.buttons.id);
		});
		const all = (key: 'id' | 'title', label: string) =>
			buttons.map((button, index) => ({ field: `${place(index)} > ${label}`, value: button[key] }));
		checks.unique(all('id', 'ID'));
		checks.unique(all('title', 'Title'));
		return checks.violations;
	},

	toMeta: (message) => interactiveToMeta('button', message, actionOf(message)),
	toV1Form: (message) => interactiveToV1('button', message, actionOf(message)),
};

const actionOf = (message: ButtonsMessage) => ({
	buttons: message.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
});
