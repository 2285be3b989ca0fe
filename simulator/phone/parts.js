import { h, icon } from './dom.js';
import { format } from './format.js';

/** The parts of a bubble. Each gets its piece of the message and returns a node. */

export const price = ({ price: amount, currency }) => `${Number(amount).toFixed(2)} ${currency}`;

export function productPicture({ colour, name }) {
	const picture = h('span', { class: 'product-picture', aria: { hidden: 'true' } }, String(name).slice(0, 1).toUpperCase());
	picture.style.background = colour;
	return picture;
}

const frames = {
	image: (url) => h('img', { src: url, alt: 'Picture', loading: 'lazy' }),
	sticker: (url) => h('img', { src: url, alt: 'Sticker', class: 'sticker' }),
	video: (url) => h('video', { src: url, controls: true, preload: 'metadata', aria: { label: 'Film' } }),
	audio: (url) => h('audio', { src: url, controls: true, preload: 'metadata', aria: { label: 'Recording' } }),
};

/** A file. One that cannot be shown, because it is not reachable from here, leaves its name. */
export function media({ type, url, id, fileName }) {
	const name = fileName ?? (id ? `media id ${id}` : shortUrl(url));
	const link = h(
		'a',
		{ class: 'file', href: url, target: '_blank', rel: 'noopener noreferrer' },
		icon(type === 'document' ? 'file' : 'picture'),
		h('span', {}, h('span', { class: 'file-type' }, type), h('span', { class: 'file-name' }, name)),
	);
	const frame = frames[type]?.(url);
	if (!frame) return link;
	frame.addEventListener('error', () => frame.replaceWith(link), { once: true });
	return h('div', { class: `media ${type}` }, frame);
}

const shortUrl = (url) => url.replace(/^https?:\/\//, '').slice(0, 60);

export function location({ latitude, longitude, name, address }) {
	const map = h('div', { class: 'map' }, icon('pin'));
	const lines = [name && h('strong', {}, name), address && h('span', {}, address), h('span', { class: 'faint' }, `${latitude}, ${longitude}`)];
	return h('div', { class: 'location' }, map, h('div', { class: 'lines' }, lines));
}

export function contact({ name, phones = [], emails = [], org }) {
	const details = [org?.company, ...phones.map(({ phone }) => phone), ...emails.map(({ email }) => email)];
	return h(
		'div',
		{ class: 'contact' },
		h('span', { class: 'avatar small', aria: { hidden: 'true' } }, String(name.formatted_name).slice(0, 1)),
		h('div', { class: 'lines' }, h('strong', {}, name.formatted_name), details.filter(Boolean).map((text) => h('span', {}, text))),
	);
}

export function product(one) {
	const words = one.quantity ? `${one.quantity} × ${price(one)}` : price(one);
	return h('div', { class: 'product' }, productPicture(one), h('div', { class: 'lines' }, h('strong', {}, one.name), h('span', {}, words)));
}

export const facts = (pairs) => h('dl', { class: 'facts' }, pairs.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));

export const words = (text, className) => h('p', { class: className }, format(text));
