import { byId, h, icon } from './dom.js';
import { format } from './format.js';
import { openAttach } from './sheets/attach.js';

/** The line to write in. Returns what others may do with it. */
export function composer(does) {
	const [form, text, answering] = [byId('composer'), byId('text'), byId('answering')];
	let quoted;

	byId('attach').append(icon('plus'));
	byId('send').append(icon('send'));

	const answer = (message) => {
		quoted = message;
		answering.hidden = !message;
		answering.replaceChildren();
		if (!message) return;
		const { text: words, headerText } = message.bubble;
		const stop = h('button', { type: 'button', class: 'plain', aria: { label: 'Do not quote' }, on: { click: () => answer(undefined) } }, icon('close'));
		answering.append(h('span', {}, format(words ?? headerText ?? 'Message')), stop);
		text.focus();
	};

	/** Sends something that answers the quoted message, if one is quoted. */
	const send = (action) => {
		does.send({ ...(quoted ? { messageId: quoted.messageId } : {}), ...action });
		answer(undefined);
	};

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const words = text.value.trim();
		if (!words) return;
		text.value = '';
		send({ text: words });
	});
	text.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		form.requestSubmit();
	});
	byId('attach').addEventListener('click', () => openAttach(send));

	return { answer, isEmpty: () => text.value === '' && !quoted };
}
