import { versions } from './apiRules';
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
	versions: versions.all,
	limits: { buttons: limits.buttons, ...anyHeaderLimits },

	check(message, api) {
		const checks = new Checks(api);
		checkTexts(checks, message, ['text', 'image', 'video', 'document'], limits.buttons.body);
		checks.count(['buttons'], message.buttons.length, limits.buttons.buttons, 'button');

		const buttons = message.buttons.slice(0, MOST_CHECKED);
		buttons.forEach(({ id, title }, index) => {
			checks.requiredText(['buttons', index, 'title'], title, limits.buttons.title);
			checks.text(['buttons', index, 'id'], id, limits.buttons.id);
		});
		const all = (key: 'id' | 'title') => buttons.map((button, index) => ({ path: ['buttons', index, key], value: button[key] }));
		checks.unique(all('id'));
		checks.unique(all('title'));
		return checks.violations;
	},

	toMeta: (message) => interactiveToMeta('button', message, actionOf(message)),
	toV1Form: (message) => interactiveToV1('button', message, actionOf(message)),

	mapIds: (message, change) => ({
		...message,
		buttons: message.buttons.map((button, index) => ({
			...button,
			id: change(button.id, { path: ['buttons', index, 'id'], limit: limits.buttons.id }),
		})),
	}),
};

const actionOf = (message: ButtonsMessage) => ({
	buttons: message.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
});
