import { byId, h } from './dom.js';

/** Phones with messages that were not looked at. */
export const unread = new Set();

/** Lists the phones that received or sent something. */
export function showPhones(phones, current, choose) {
	const entry = ({ customer, name }) =>
		h(
			'li',
			{},
			h(
				'button',
				{
					type: 'button',
					class: 'phone-entry',
					aria: { current: customer === current ? 'true' : undefined },
					data: { testid: 'phone', customer },
					on: { click: () => choose(customer) },
				},
				h('span', { class: 'avatar small', aria: { hidden: 'true' } }, name.replace('+', '').slice(0, 1)),
				h('span', { class: 'lines' }, h('strong', {}, name), name.startsWith('+') ? undefined : h('span', {}, `+${customer}`)),
				unread.has(customer) ? h('span', { class: 'unread' }, 'new') : undefined,
			),
		);
	byId('phones').replaceChildren(...phones.map(entry));
}
