/** The fields of a panel as a table. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { fromHtml, plain, table } from './markdown';

/** Every field with those inside it, in the order of the panel. */
export const fieldTable = (fields: INodeProperties[]): string =>
	table(['Field', 'What it is', 'Default', 'Shown when'], rowsOf(fields.filter(({ type }) => type !== 'notice')));

/** What the panel says above its fields. */
export const notices = (fields: INodeProperties[]): string =>
	fields
		.filter(({ type }) => type === 'notice')
		.map(({ displayName }) => `> ${fromHtml(displayName)}`)
		.join('\n');

/** @param inside the names of the fields these stand in. */
function rowsOf(fields: INodeProperties[], inside: string[] = []): string[][] {
	return fields.flatMap((field) => {
		const names = [...inside, field.displayName];
		const row = [plain(names.join(' > ')), describe(field), defaultOf(field), condition(field, fields)];
		const inner = rowsInside(field, names);
		return field.description === undefined && inner.length > 0 ? inner : [row, ...inner];
	});
}

function rowsInside({ type, options = [], displayName }: INodeProperties, names: string[]): string[][] {
	if (type === 'collection') return rowsOf(options as INodeProperties[], names);
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ displayName: entry, values }) =>
		// "Sections > Section > Title", but "Buttons > Title" where the entry only repeats the name.
		rowsOf(values, entry === 'Values' || `${entry}s` === displayName ? names : [...names, entry]),
	);
}

function describe(field: INodeProperties): string {
	const { description = '', hint: limit = '', modes = [] } = field;
	const ways = modes.map(({ displayName, hint = '' }) => `*${displayName}*${hint === '' ? '' : `: ${plain(hint)}`}`);
	const choices = choicesOf(field).map(({ name, description: text = '' }) => `*${plain(name)}*${text === '' ? '' : `: ${plain(text)}`}`);
	const lines = [...ways, ...choices];
	// Short names without explanations fit in one line.
	const list = lines.every((line) => !line.includes(': ')) ? [lines.join(', ')] : lines;
	return [fromHtml(plain(description)), plain(limit), ...list].filter((line) => line !== '').join('<br>');
}

const choicesOf = ({ type, options = [] }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' || type === 'multiOptions' ? (options as INodePropertyOptions[]) : [];

function defaultOf(field: INodeProperties): string {
	const { default: value, required, type } = field;
	const choices = choicesOf(field);
	if (choices.length > 0) {
		const chosen = choices.filter((choice) => [value].flat().includes(choice.value as string));
		return chosen.map(({ name }) => plain(name)).join(', ');
	}
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'number') return value.toLocaleString('en');
	if (type === 'json') return 'an example';
	if (typeof value === 'string' && value !== '') return `\`${value.replace(/^=/, '')}\``;
	return required ? '**required**' : '';
}

/** For example `Header is Text`. */
function condition({ displayOptions }: INodeProperties, siblings: INodeProperties[]): string {
	const conditions = Object.entries(displayOptions?.show ?? {}).map(([name, values = []]) => {
		const owner = siblings.find((sibling) => sibling.name === name);
		if (!owner) throw new Error(`There is no field "${name}" beside those it decides about`);
		const words = values.map((value) => wordFor(owner, value));
		return `${owner.displayName} is ${words.join(' or ')}`;
	});
	return plain(conditions.join(', and '));
}

function wordFor(owner: INodeProperties, value: unknown): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	return choicesOf(owner).find((choice) => choice.value === value)?.name ?? String(value);
}
