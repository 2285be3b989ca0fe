import { h, icon } from './dom.js';
import { openAddress } from './sheets/address.js';
import { openFlow } from './sheets/flow.js';
import { openList } from './sheets/list.js';
import { openLocation } from './sheets/location.js';
import { openOrder } from './sheets/order.js';
import { toast } from './sheet.js';

const button = (action, sign, testid, click, data = {}) =>
	h('button', { type: 'button', class: 'action', data: { testid, ...data }, on: { click } }, sign ? icon(sign) : undefined, action.title);

/** What can be tapped under a message, by type. `send` tells the simulator what the customer did. */
const drawings = {
	reply: (action, send) => button(action, 'reply', 'reply-button', () => send({ button: action.id }), { buttonId: action.id }),
	quickReply: (action, send) => button(action, 'reply', 'quick-reply', () => send({ quickReply: action.payload })),
	list: (action, send) => button(action, 'list', 'open-list', () => openList(action, send)),
	flow: (action, send) => button(action, 'form', 'open-flow', () => openFlow(action, send)),
	location: (action, send) => button(action, 'pin', 'open-location', () => openLocation(send)),
	address: (action, send) => button(action, 'home', 'open-address', () => openAddress(action, send)),
	order: (action, send) => button(action, 'cart', 'open-order', () => openOrder(action, send)),
	call: (action) => button(action, 'call', 'call', () => toast(`Calling ${action.number}`)),
	copy: (action) => button(action, 'copy', 'copy', () => copy(action.code)),
	url: (action) =>
		h('a', { class: 'action', href: action.url, target: '_blank', rel: 'noopener noreferrer', data: { testid: 'url' } }, icon('link'), action.title),
};

export const drawAction = (action, send) => drawings[action.type](action, send);

async function copy(code) {
	await navigator.clipboard?.writeText(code).catch(() => undefined);
	toast(`Copied ${code}`);
}
