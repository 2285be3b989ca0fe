import * as api from './api.js';
import { drawMessage, updateMessage } from './bubble.js';
import { composer } from './composer.js';
import { byId, h } from './dom.js';
import { openReaction } from './sheets/reaction.js';
import { toast } from './sheet.js';
import { showDelivery, showDeliveries } from './deliveries.js';
import { unread, showPhones } from './phones.js';

/** Shown before anything was received, so that there is a phone to write from. */
const FIRST_PHONE = '15550100101';

const state = {
	numbers: [],
	phones: [],
	/** Digits of the phone that is shown; chosen by hand it stays, otherwise it follows the news. */
	customer: new URLSearchParams(location.search).get('customer')?.replace(/\D/g, '') || undefined,
	business: undefined,
	messages: [],
};
let chosen = state.customer !== undefined;

const does = {
	send: (action) =>
		api.act({ from: state.customer, to: state.business, ...action }).catch((error) => toast(error.message)),
	answer: (message) => compose.answer(message),
	react: (message) => openReaction((action) => does.send({ messageId: message.messageId, ...action })),
};
const compose = composer(does);

/** Shows a phone: all its messages with the business it last heard of. */
async function show(customer, business) {
	state.customer = customer;
	unread.delete(customer);
	const { messages } = await api.messagesOf(customer);
	// While the answer was on its way another phone may have been chosen.
	if (state.customer !== customer) return;
	state.messages = messages;
	state.business = business ?? messages.at(-1)?.business ?? state.business ?? state.numbers[0]?.number;
	draw();
}

function draw() {
	const { customer, business, phones, numbers } = state;
	showPhones(phones, customer, choose);
	byId('customer').replaceChildren(
		...phones.map((phone) => h('option', { value: phone.customer, selected: phone.customer === customer }, phone.name)),
	);
	byId('business').replaceChildren(
		...numbers.map(({ number, name, version }) => h('option', { value: number, selected: number === business }, `${name} (${version})`)),
	);
	const partner = numbers.find(({ number }) => number === business);
	byId('avatar').textContent = partner?.name.slice(0, 1) ?? '';
	setState(partner ? `+${partner.number}` : '');
	showNotice(partner);
	byId('chat').replaceChildren(...state.messages.filter(isShown).map((message) => drawMessage(message, does)));
	scrollDown();
}

/** A reaction is no entry of its own: the message it belongs to shows it. */
const isShown = (message) => message.business === state.business && !message.bubble.reactionTo;

function setState(text) {
	byId('state').textContent = text;
}

/** Without a webhook a reply goes nowhere; better to know before wondering. */
function showNotice(partner) {
	const notice = byId('notice');
	notice.hidden = !partner || Boolean(partner.incoming);
	notice.textContent = 'No webhook is set for this number: what you reply is shown here, but told to nobody.';
}

function scrollDown() {
	const chat = byId('chat');
	chat.scrollTop = chat.scrollHeight;
}

function choose(customer) {
	chosen = true;
	if (!state.phones.some((phone) => phone.customer === customer)) state.phones.unshift({ customer, name: `+${customer}` });
	return show(customer);
}

/** A new message or a changed one. */
async function hear(message) {
	if (!state.phones.some(({ customer }) => customer === message.customer)) state.phones = await phones();
	if (message.customer !== state.customer) {
		if (!chosen) return show(message.customer);
		unread.add(message.customer);
		return showPhones(state.phones, state.customer, choose);
	}
	const known = state.messages.findIndex(({ seq }) => seq === message.seq);
	if (known === -1) return append(message);
	state.messages[known] = message;
	const entry = byId('chat').querySelector(`[data-seq="${message.seq}"]`);
	if (entry) updateMessage(entry, message);
	return undefined;
}

function append(message) {
	state.messages.push(message);
	// Another business writes: the chat changes over, unless something is being written here.
	if (message.business !== state.business && compose.isEmpty()) {
		state.business = message.business;
		return draw();
	}
	if (!isShown(message)) return undefined;
	setState(`+${message.business}`);
	byId('chat').append(drawMessage(message, does));
	return scrollDown();
}

let typingTimer;
function showTyping({ customer, business }) {
	if (customer !== state.customer || business !== state.business) return;
	setState('typing…');
	clearTimeout(typingTimer);
	typingTimer = setTimeout(() => setState(`+${state.business}`), 8000);
}

/** The phones that have messages, and the one that is shown; always at least one. */
async function phones() {
	const known = await api.phones();
	const shown = state.customer ?? known[0]?.customer ?? FIRST_PHONE;
	if (known.some(({ customer }) => customer === shown)) return known;
	return [...known, { customer: shown, name: `+${shown}` }];
}

async function load() {
	const [{ numbers }, list, calls, { send }] = await Promise.all([api.account(), phones(), api.deliveries(), api.statuses()]);
	state.numbers = numbers;
	state.phones = list;
	byId('receipts').checked = send.length > 0;
	showDeliveries(calls);
	await show(state.customer ?? list[0].customer, state.business);
}

const listeners = {
	message: ({ message }) => hear(message),
	typing: showTyping,
	delivery: ({ delivery }) => showDelivery(delivery),
	account: () => load(),
	reset: () => load(),
};

byId('customer').addEventListener('change', ({ target }) => choose(target.value));
byId('business').addEventListener('change', ({ target }) => {
	state.business = target.value;
	draw();
});
byId('new-phone').addEventListener('submit', (event) => {
	event.preventDefault();
	const number = byId('new-phone-number').value.replace(/\D/g, '');
	if (number.length < 7) return toast('A phone number has at least 7 digits');
	byId('new-phone-number').value = '';
	return choose(number);
});
byId('receipts').addEventListener('change', ({ target }) => api.setStatuses(target.checked ? ['sent', 'delivered', 'read'] : []));

// A picture that arrives late must not push the newest message out of sight.
byId('chat').addEventListener('load', scrollDown, true);

/** One at a time: what was asked for before must not overwrite what came after it. */
let turn = load();
const inTurn = (work) => {
	turn = turn.then(work).catch((error) => toast(error.message));
};

await turn;
api.news((event) => inTurn(() => listeners[event.type](event)), () => inTurn(load));
document.body.dataset.ready = 'true';
