import { byId, h } from './dom.js';

const SHOWN = 40;

/** The log of webhook calls, newest first. */
export function showDeliveries(deliveries) {
	byId('deliveries').replaceChildren(...deliveries.slice(-SHOWN).reverse().map(entry));
}

export function showDelivery(delivery) {
	const list = byId('deliveries');
	list.prepend(entry(delivery));
	list.children[SHOWN]?.remove();
}

function entry({ event, at, method, url, body, status, error, attempt, answer }) {
	const ok = status >= 200 && status < 300;
	return h(
		'li',
		{ data: { testid: 'delivery' } },
		h(
			'details',
			{},
			h(
				'summary',
				{},
				h('span', { class: `code ${ok ? 'good' : 'bad'}` }, String(status ?? 'none')),
				` ${event}${attempt > 1 ? `, try ${attempt}` : ''} `,
				h('time', { dateTime: at }, new Date(at).toLocaleTimeString()),
			),
			h('p', {}, `${method} ${url}`),
			body && h('pre', { tabIndex: 0 }, pretty(body)),
			(error || answer) && h('p', {}, error ? `No answer: ${error}` : `Answer: ${answer}`),
		),
	);
}

function pretty(body) {
	try {
		return JSON.stringify(JSON.parse(body), undefined, 2);
	} catch {
		return body;
	}
}
