import { Checks } from './checks';
import { checkHeader, headerToMeta, headerToV1, type Header } from './header';
import { limits } from './limits';
import type { MessageType } from './types';

export interface ReplyButton {
	id: string;
	title: string;
}

export interface ButtonsMessage {
	kind: 'buttons';
	header?: Header;
	body: string;
	footer?: string;
	buttons: ReplyButton[];
}

export const buttons: MessageType<ButtonsMessage> = {
	kind: 'buttons',
	label: 'reply button',
	inV3: true,

	check(message, version) {
		const checks = new Checks(version);
		checkHeader(checks, message.header, ['text', 'image', 'video', 'document']);
		checks.requiredText('Body', message.body, limits.buttons.body);
		checks.text('Footer', message.footer, limits.footer);
		checks.count('Buttons', message.buttons.length, limits.buttons.buttons, 'button');

		const place = (index: number) => `Buttons > Button ${index + 1}`;
		message.buttons.forEach(({ id, title }, index) => {
			checks.requiredText(`${place(index)} > Title`, title, limits.buttons.title);
			checks.text(`${place(index)} > ID`, id, limits.buttons.id);
		});
		const all = (key: 'id' | 'title', label: string) =>
			message.buttons.map((button, index) => ({ field: `${place(index)} > ${label}`, value: button[key] }));
		checks.unique(all('id', 'ID'));
		checks.unique(all('title', 'Title'));
		return checks.violations;
	},

	toMeta: (message) => ({
		type: 'interactive',
		interactive: {
			type: 'button',
			...(message.header ? { header: headerToMeta(message.header) } : {}),
			body: { text: message.body },
			...(message.footer ? { footer: { text: message.footer } } : {}),
			action: actionOf(message),
		},
	}),

	toV1Form: (message) => ({
		type: 'button',
		body: message.body,
		...headerToV1(message.header),
		...(message.footer ? { footer: message.footer } : {}),
		action: JSON.stringify(actionOf(message)),
	}),
};

const actionOf = (message: ButtonsMessage) => ({
	buttons: message.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
});
