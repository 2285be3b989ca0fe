import { drawAction } from './actions.js';
import { h, icon } from './dom.js';
import { format } from './format.js';
import * as parts from './parts.js';

/**
 * A message as an entry of the chat. `does` holds what can be done with it: `send(action)` answers
 * it, `answer(message)` quotes it in the composer, `react(message)` opens the emoji.
 */
export function drawMessage(message, does) {
	const mine = message.direction === 'in';
	const send = (action) => does.send({ messageId: message.messageId, ...action });
	return h(
		'article',
		{
			class: `message ${mine ? 'mine' : 'theirs'}`,
			data: { testid: 'message', direction: message.direction, kind: message.kind, id: message.messageId ?? message.wamid, seq: message.seq },
		},
		h('span', { class: 'sr-only' }, mine ? 'You: ' : 'Business: '),
		h(
			'div',
			{ class: 'column' },
			h('div', { class: 'bubble' }, message.quoted && quote(message.quoted), inside(message.bubble), foot(message)),
			(message.bubble.actions ?? []).length > 0 &&
				h('div', { class: 'actions' }, message.bubble.actions.map((action) => drawAction(action, send))),
			message.bubble.cards && cards(message.bubble.cards, send),
			reaction(message),
		),
		!mine && tools(message, does),
	);
}

/** Brings the drawn message up to date; only what can change is touched, so the focus stays where it is. */
export function updateMessage(entry, message) {
	entry.querySelector('.foot').replaceWith(foot(message));
	entry.querySelector('.reaction').replaceWith(reaction(message));
}

const reaction = (message) => h('span', { class: 'reaction', data: { testid: 'reaction' } }, message.reaction);

/** Everything of a bubble between quote and time. */
function inside({ headerText, media, location, contacts, products, text, facts, footer }) {
	return [
		media && parts.media(media),
		headerText && h('p', { class: 'header' }, headerText),
		location && parts.location(location),
		contacts && contacts.map(parts.contact),
		products && products.map(parts.product),
		text && parts.words(text, 'body'),
		facts && parts.facts(facts),
		footer && h('p', { class: 'footer' }, footer),
	].flat();
}

const quote = ({ direction, text }) =>
	h('blockquote', { class: 'quote' }, h('strong', {}, direction === 'in' ? 'You' : 'Business'), h('span', {}, format(text)));

function cards(list, send) {
	const card = (one) =>
		h(
			'div',
			{ class: 'card', data: { testid: 'card' } },
			h('div', { class: 'bubble' }, inside(one)),
			h('div', { class: 'actions' }, (one.actions ?? []).map((action) => drawAction(action, send))),
		);
	return h('div', { class: 'cards', role: 'group', tabIndex: 0, aria: { label: 'Cards' } }, list.map(card));
}

/** Time, and what became of the message. */
function foot(message) {
	const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
	return h('p', { class: 'foot' }, h('time', { dateTime: message.at }, time), message.direction === 'in' ? ticks(message) : status(message));
}

function ticks({ told, read }) {
	if (read) return tick('ticks', 'Read', 'read');
	if (told === 'taken') return tick('ticks', 'Delivered', 'taken');
	if (told === 'failed') return tick('alert', 'The webhook did not take it', 'failed');
	if (told === 'nowhere') return tick('tick', 'Sent; no webhook is set', 'nowhere');
	return tick('clock', 'On its way', 'pending');
}

const tick = (sign, label, state) =>
	h('span', { class: `ticks ${state}`, title: label, data: { testid: 'ticks', state } }, icon(sign), h('span', { class: 'sr-only' }, label));

/** The last status that was reported to the business, if any was. */
const status = (message) => message.status && h('span', { class: `status ${message.status}`, data: { testid: 'status' } }, message.status);

function tools(message, does) {
	const tool = (sign, label, testid, click) =>
		h('button', { type: 'button', class: 'plain tool', aria: { label }, data: { testid }, on: { click } }, icon(sign));
	return h(
		'div',
		{ class: 'tools' },
		tool('reply', 'Quote this message', 'quote', () => does.answer(message)),
		tool('smile', 'React to this message', 'react', () => does.react(message)),
	);
}
