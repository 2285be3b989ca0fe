/**
 * Makes an element. `props` are properties; `class`, `data`, `aria` and `on` (listeners) are written
 * short. Children may be nodes, texts, or nothing.
 */
export function h(tag, props = {}, ...children) {
	const { class: className, data = {}, aria = {}, on = {}, ...rest } = props;
	const element = document.createElement(tag);
	if (className) element.className = className;
	for (const [name, value] of Object.entries(rest)) {
		if (value === undefined) continue;
		if (name in element) element[name] = value;
		else element.setAttribute(name, value);
	}
	for (const [name, value] of Object.entries(data)) if (value !== undefined) element.dataset[name] = value;
	for (const [name, value] of Object.entries(aria)) if (value !== undefined) element.setAttribute(`aria-${name}`, value);
	for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
	element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
	return element;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

let last = 0;
/** An id no other element has, to tie labels to fields. */
export const freshId = (name) => `${name}-${++last}`;

const PATHS = {
	send: 'M3 11.5 21 3l-6 18-3.6-7.4z',
	plus: 'M12 5v14M5 12h14',
	list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
	reply: 'M10 8 5 12.5 10 17M5.5 12.5H14a5 5 0 0 1 5 5',
	link: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
	pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
	call: 'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
	copy: 'M9 9h10v11H9zM5 15V4h10',
	form: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h3',
	cart: 'M4 5h2l2 10h9l2-7H7M10 19.5h.01M16 19.5h.01',
	home: 'M4 11 12 4l8 7M6 10v10h12V10',
	file: 'M7 3h7l4 4v14H7zM14 3v4h4',
	smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 10h.01M15.5 10h.01M8.5 14.5a4.5 4.5 0 0 0 7 0',
	close: 'M6 6l12 12M18 6 6 18',
	picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
	tick: 'M4 12.5 9 18 20 6',
	ticks: 'M1.5 13 6 17.5 15.5 7M11.5 16.5l1 1L22 7',
	alert: 'M12 4 2.5 20h19zM12 10v5M12 17.5h.01',
	clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
};

/** A drawn sign; what it means must stand in words beside it. */
export function icon(name) {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('aria-hidden', 'true');
	svg.classList.add('icon');
	const path = document.createElementNS(svg.namespaceURI, 'path');
	path.setAttribute('d', PATHS[name]);
	svg.append(path);
	return svg;
}
