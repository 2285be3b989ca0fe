import { h } from '../dom.js';
import { labelled, openSheet, sheetForm } from '../sheet.js';

const words = (name) => name.replace(/^(in|sg)_/, '').replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

/** The form for a postal address, filled in with what the business knows already. */
export function openAddress({ title, fields, values = {}, errors = {}, saved = [] }, send) {
	openSheet(
		title,
		(close) => {
			const controls = fields.map((name) => {
				const input = h('input', { name, value: values[name] ?? '', data: { testid: 'address-field', name } });
				return h('div', {}, labelled(words(name), input), errors[name] ? h('p', { class: 'field-error' }, errors[name]) : undefined);
			});
			const { form } = sheetForm([savedChoice(saved, (value) => fill(form, value)), controls], {
				submit: 'Send address',
				testid: 'address-send',
				onSubmit: () => {
					const filled = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
					close();
					send({ address: filled });
				},
			});
			return form;
		},
		{ testid: 'address-sheet' },
	);
}

function savedChoice(saved, choose) {
	if (saved.length === 0) return undefined;
	const options = saved.map(({ value }, i) => h('option', { value: i }, Object.values(value).slice(0, 3).join(', ')));
	const select = h('select', { data: { testid: 'saved-address' } }, h('option', { value: '' }, 'Choose…'), options);
	select.addEventListener('change', () => select.value !== '' && choose(saved[select.value].value));
	return labelled('Saved address', select);
}

function fill(form, value) {
	for (const [name, text] of Object.entries(value)) if (form.elements[name]) form.elements[name].value = text;
}
