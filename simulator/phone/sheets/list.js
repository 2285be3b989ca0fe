import { freshId, h } from '../dom.js';
import { openSheet, sheetForm } from '../sheet.js';

/** The sheet of a list message: sections of rows of which one can be chosen and sent. */
export function openList({ title, sections }, send) {
	openSheet(
		title,
		(close) => {
			const { form, button } = sheetForm(sections.map(section), {
				testid: 'list-send',
				disabled: true,
				onSubmit: () => {
					const row = new FormData(form).get('row');
					close();
					send({ row });
				},
			});
			form.addEventListener('change', () => (button.disabled = false));
			return form;
		},
		{ testid: 'list-sheet' },
	);
}

function section({ title, rows }) {
	const set = h('fieldset', { class: 'rows' }, rows.map(row));
	// Without a title of its own a section still needs a name for those who hear the page.
	set.prepend(h('legend', { class: title ? '' : 'sr-only' }, title ?? 'Options'));
	return set;
}

function row({ id, title, description }) {
	const inputId = freshId('row');
	return h(
		'div',
		{ class: 'list-row', data: { testid: 'list-row', rowId: id } },
		h(
			'label',
			{ htmlFor: inputId },
			h('span', { class: 'row-title' }, title),
			description ? h('span', { class: 'row-description' }, description) : undefined,
		),
		h('input', { type: 'radio', name: 'row', value: id, id: inputId, required: true }),
	);
}
