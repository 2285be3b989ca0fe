import { h } from './dom.js';

/** WhatsApp's marks, in the order they are looked for; the first wins where two begin. */
const MARKS = [
	{ pattern: /```([^]+?)```/, tag: 'code', plain: true },
	{ pattern: /`([^`\n]+)`/, tag: 'code', plain: true },
	{ pattern: /(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\p{L}\p{N}*])/u, tag: 'strong' },
	{ pattern: /(?<![\p{L}\p{N}_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\p{L}\p{N}_])/u, tag: 'em' },
	{ pattern: /(?<![\p{L}\p{N}~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\p{L}\p{N}~])/u, tag: 's' },
	{ pattern: /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'*_~]/, tag: 'a' },
];

/** Text with WhatsApp's formatting as nodes: *bold*, _italic_, ~struck~, ```mono``` and links. */
export function format(text) {
	let first;
	for (const mark of MARKS) {
		const match = mark.pattern.exec(text);
		if (match && (!first || match.index < first.match.index)) first = { mark, match };
	}
	if (!first) return [text];
	const { mark, match } = first;
	const before = text.slice(0, match.index);
	const after = text.slice(match.index + match[0].length);
	return [...(before ? [before] : []), marked(mark, match), ...(after ? format(after) : [])];
}

function marked({ tag, plain }, [whole, inner]) {
	if (tag === 'a') return h('a', { href: whole, target: '_blank', rel: 'noopener noreferrer' }, whole);
	return h(tag, {}, ...(plain ? [inner] : format(inner)));
}
