import { h, icon } from '../dom.js';
import { labelled, openSheet, sheetForm } from '../sheet.js';

/**
 * The form of a flow. A flow's screens are not part of the message, so the fields come from a sample
 * flow of the simulator, or from the data the message opens its first screen with; more answers can
 * always be added.
 */
export function openFlow({ title, draft, data, form: known }, send) {
	openSheet(
		known?.title ?? title,
		(close) => {
			const added = h('div', { class: 'added' });
			const more = h(
				'button',
				{ type: 'button', class: 'secondary', data: { testid: 'flow-add' }, on: { click: () => addAnswer(added) } },
				icon('plus'),
				'Add answer',
			);
			const fields = known ? known.fields.map((field) => knownField(field, data)) : dataFields(data);
			const { form } = sheetForm(
				[
					h('p', { class: 'hint' }, known ? `Sample flow ${known.name}` : 'The screens of this flow are not known here: fill in what it would answer.', draft ? ' (draft)' : ''),
					...fields,
					added,
					more,
				],
				{
					testid: 'flow-send',
					onSubmit: () => {
						const flow = answersOf(form);
						close();
						send({ flow });
					},
				},
			);
			if (!known && fields.length === 0) addAnswer(added, false);
			return form;
		},
		{ testid: 'flow-sheet' },
	);
}

function knownField({ name, label, type, required, options }, data) {
	const props = { name, required, data: { testid: 'flow-field', name } };
	const value = data?.[name] === undefined ? undefined : String(data[name]);
	if (type === 'select') {
		const choices = options.map((option) => h('option', { value: option, selected: option === value }, option));
		return labelled(label, h('select', props, h('option', { value: '' }, 'Choose…'), choices));
	}
	if (type === 'textarea') return labelled(label, h('textarea', { ...props, rows: 2, value }));
	if (type === 'checkbox') return labelled(label, h('input', { ...props, type, checked: value === 'true' }));
	return labelled(label, h('input', { ...props, type, value }));
}

/** A field for each value the first screen is opened with; anything but text is edited as JSON. */
function dataFields(data) {
	return Object.entries(data ?? {}).map(([name, value]) => {
		const isText = typeof value === 'string';
		const control = h(isText ? 'input' : 'textarea', {
			name,
			value: isText ? value : JSON.stringify(value),
			data: { testid: 'flow-field', name, ...(isText ? {} : { json: 'true' }) },
		});
		return labelled(name, control);
	});
}

/** A row whose name and value are both free. */
function addAnswer(list, focus = true) {
	const number = list.childElementCount + 1;
	const name = h('input', { placeholder: 'name', aria: { label: `Name of answer ${number}` }, data: { testid: 'flow-answer-name' } });
	const value = h('input', { placeholder: 'value or JSON', aria: { label: `Value of answer ${number}` }, data: { testid: 'flow-answer-value' } });
	list.append(h('div', { class: 'pair' }, name, value));
	if (focus) name.focus();
}

function answersOf(form) {
	const answers = {};
	for (const control of form.querySelectorAll('[data-testid="flow-field"]')) {
		if (control.type === 'checkbox') answers[control.name] = control.checked;
		else if (control.dataset.json) answers[control.name] = jsonOr(control.value);
		else if (control.value !== '') answers[control.name] = control.value;
	}
	for (const pair of form.querySelectorAll('.pair')) {
		const [name, value] = pair.querySelectorAll('input');
		if (name.value.trim()) answers[name.value.trim()] = jsonOr(value.value);
	}
	return answers;
}

/** `12`, `true` and `{…}` are what they look like; everything else is text. */
function jsonOr(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
