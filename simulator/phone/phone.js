const page = document.querySelector('#phone');
const call = (path, body) =>
	fetch(`simulator/${path}`, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then((r) => r.json());
const el = (tag, props = {}, ...children) => {
	const element = Object.assign(document.createElement(tag), props);
	for (const [name, value] of Object.entries(props.data ?? {})) element.dataset[name] = value;
	element.append(...children);
	return element;
};
const button = (text, testid, onclick) => el('button', { textContent: text, onclick, data: { testid } });
const tap = (message, answer) => call('act', { messageId: message.messageId, from: message.to, ...answer });
const actions = {
	reply: (message, { id, title }) => button(title, 'reply-button', () => tap(message, { button: id })),
	list(message, { title, sections }) {
		const sheet = el('form', { hidden: true, onsubmit: (e) => { e.preventDefault(); tap(message, { row: new FormData(sheet).get('row') }); sheet.hidden = true; } },
			...sections.flatMap((s) => [el('h3', { textContent: s.title ?? '' }), ...s.rows.map((r) => el('label', { data: { testid: 'list-row' } }, el('input', { type: 'radio', name: 'row', value: r.id }), ` ${r.title} `, el('small', { textContent: r.description ?? '' })))]),
			button('Send', 'list-send'));
		return el('div', {}, button(title, 'open-list', () => (sheet.hidden = false)), sheet);
	},
	flow(message, { title, data, form }) {
		const names = form ? form.fields.map((f) => f.name) : Object.keys(data ?? { answer: '' });
		const sheet = el('form', { hidden: true, onsubmit: (e) => { e.preventDefault(); tap(message, { flow: Object.fromEntries(new FormData(sheet)) }); sheet.hidden = true; } },
			...names.map((name) => el('label', {}, name, el('input', { name, data: { testid: 'flow-field' } }))), button('Send', 'flow-send'));
		return el('div', {}, button(title, 'open-flow', () => (sheet.hidden = false)), sheet);
	},
};
const draw = (m) => m.direction === 'in'
	? el('p', { data: { testid: 'message', direction: 'in' }, textContent: `You: ${m.content.text?.body ?? JSON.stringify(m.content)}` })
	: el('div', { data: { testid: 'message', direction: 'out' } }, el('b', { textContent: m.bubble.headerText ?? '' }), el('p', { textContent: m.bubble.text ?? '' }), el('small', { textContent: m.bubble.footer ?? '' }),
		...(m.bubble.actions ?? []).map((a) => actions[a.type](m, a)));
async function refresh() {
	const chats = await call('chats');
	const all = await Promise.all(chats.map(async (c) => [el('h2', { textContent: `+${c.customer}` }), ...(await call(`chats/${c.customer}`)).map(draw)]));
	page.replaceChildren(...all.flat());
}
new EventSource('simulator/events').onmessage = refresh;
refresh();
