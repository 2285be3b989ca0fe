import { byId, h, icon, freshId } from './dom.js';

/**
 * Opens a sheet over the phone's lower part. `content` gets the function that closes it and returns
 * the nodes. While it is open the chat behind cannot be reached; Escape closes it, and the focus
 * goes back to where it was.
 */
export function openSheet(title, content, { testid } = {}) {
	const screen = byId('screen');
	const opener = document.activeElement;
	const titleId = freshId('sheet');
	const close = () => {
		backdrop.remove();
		screen.inert = false;
		if (opener?.isConnected) opener.focus();
		else byId('text').focus();
	};
	const sheet = h(
		'section',
		{ class: 'sheet', role: 'dialog', tabIndex: -1, aria: { modal: 'true', labelledby: titleId }, data: { testid } },
		h(
			'header',
			{},
			h('h2', { id: titleId }, title),
			h('button', { type: 'button', class: 'plain round', aria: { label: 'Close' }, data: { testid: 'sheet-close' }, on: { click: close } }, icon('close')),
		),
		content(close),
	);
	const backdrop = h('div', { class: 'backdrop' }, sheet);
	backdrop.addEventListener('click', (event) => event.target === backdrop && close());
	backdrop.addEventListener('keydown', (event) => event.key === 'Escape' && close());
	screen.inert = true;
	screen.after(backdrop);
	(sheet.querySelector('input, select, textarea') ?? sheet).focus();
}

/** A form in a sheet: `fields`, and a button that stays in reach while they scroll. */
export function sheetForm(fields, { submit = 'Send', testid, disabled = false, onSubmit }) {
	const button = h('button', { type: 'submit', class: 'primary', disabled, data: { testid } }, submit);
	const form = h('form', { class: 'sheet-form' }, h('div', { class: 'sheet-body' }, fields), h('footer', {}, button));
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		onSubmit(form);
	});
	return { form, button };
}

/** A labelled field. `control` is the input, select or textarea. */
export function labelled(label, control) {
	control.id ||= freshId('field');
	if (control.type === 'checkbox') return h('div', { class: 'field check' }, control, h('label', { htmlFor: control.id }, label));
	return h('div', { class: 'field' }, h('label', { htmlFor: control.id }, label), control);
}

/** A short word at the foot of the phone. */
export function toast(text) {
	const element = byId('toast');
	element.textContent = text;
	clearTimeout(toast.timer);
	toast.timer = setTimeout(() => (element.textContent = ''), 4000);
}
