import type { ListSection } from '../messages/list';
import type { ReplyButton } from '../messages/button';
import { actionOf } from '../messages/parts';
import type { Json, MetaContent, ReceivedMessage } from '../model';

/** An action that is not possible, for example a tap on a row that the message does not have. */
export class ImpossibleAction extends Error {}

/**
 * What a customer can do, by the key of the request. Each makes the message WhatsApp would send.
 * `original` is the message that is answered, when there is one.
 */
export const answers: Record<string, (value: unknown, original: ReceivedMessage | undefined) => MetaContent> = {
	row(id, original) {
		const sections = (demand(original, 'list').sections ?? []) as ListSection[];
		const row = sections.flatMap((section) => section.rows).find((candidate) => candidate.id === id);
		if (!row) throw new ImpossibleAction(`The list has no row with the id ${JSON.stringify(id)}`);
		const { title, description } = row;
		const list_reply = { id, title, ...(description === undefined ? {} : { description }) };
		return { type: 'interactive', interactive: { type: 'list_reply', list_reply } };
	},

	button(id, original) {
		const buttons = (demand(original, 'button').buttons ?? []) as ReplyButton[];
		const found = buttons.find(({ reply }) => reply.id === id);
		if (!found) throw new ImpossibleAction(`The message has no button with the id ${JSON.stringify(id)}`);
		const button_reply = { id, title: found.reply.title };
		return { type: 'interactive', interactive: { type: 'button_reply', button_reply } };
	},

	flow(values, original) {
		const { flow_token = 'unused' } = demand(original, 'flow').parameters as Json;
		return nfmReply('flow', 'Sent', { ...(values as Json), flow_token });
	},

	text: (body) => ({ type: 'text', text: { body } }),

	/** Any message, as Meta's webhooks write it. */
	message: (content) => content as MetaContent,
};

const nfmReply = (name: string, body: string, response: Json): MetaContent => ({
	type: 'interactive',
	interactive: { type: 'nfm_reply', nfm_reply: { name, body, response_json: JSON.stringify(response) } },
});

/** The action object of the answered message, which must be of this kind. */
function demand(original: ReceivedMessage | undefined, kind: string): Json {
	if (!original) throw new ImpossibleAction(`There is no ${kind} message to answer`);
	if (original.kind !== kind) throw new ImpossibleAction(`The message is of the kind ${original.kind}, not ${kind}`);
	return actionOf(original.content);
}
