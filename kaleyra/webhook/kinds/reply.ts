import type { Reply } from '../event';
import { compact, object, text } from '../../json';
import type { ReadKind } from './kind';

/** The tapped row of a list. */
export const readListReply: ReadKind = (message) => ({
	event: 'listReply',
	reply: tapped(object(message.interactive).list_reply),
});

/** The tapped reply button. */
export const readButtonReply: ReadKind = (message) => ({
	event: 'buttonReply',
	reply: tapped(object(message.interactive).button_reply),
});

/** The tapped quick-reply button of a template; its payload is the id it was sent with. */
export const readTemplateButton: ReadKind = (message) => {
	const button = object(message.button);
	const title = text(button.text) ?? '';
	return { event: 'templateButton', reply: { id: text(button.payload) ?? title, title } };
};

function tapped(value: unknown): Reply {
	const choice = object(value);
	return compact({
		id: text(choice.id) ?? '',
		title: text(choice.title) ?? '',
		description: text(choice.description),
	});
}
