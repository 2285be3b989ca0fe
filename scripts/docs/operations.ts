/** One page per operation, the fields that messages share, and the tables of all operations and messages. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { codeOf } from '../../kaleyra/message/versions';
import { limits, type Bounds, type Limit } from '../../kaleyra/message/limits';
import { options } from '../../nodes/Kaleyra/fields/options';
import { reference } from '../../nodes/Kaleyra/fields/reference';
import { descriptionOf, isSendOperation, messagesOf, versionsOf, type Operation, type Resource } from '../../nodes/Kaleyra/operation';
import { resources } from '../../nodes/Kaleyra/resources';
import { roomBesideToken } from '../../nodes/sendAndWait/token';
import { cases, VERSIONS } from '../../lab/messageCatalogue';
import { fromHtml, json, MADE, page, plain, table } from './markdown';
import { outputExamples } from './outputs';
import { limitsTable } from './reference';

export const pageName = (resource: Resource, operation: Operation) => `${resource.value}-${operation.value}`;

/** Everything the node can do, each with the resource it belongs to. */
export const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);

/** @param folder where the pages are, seen from the page that holds the table. */
export const operationsTable = (folder: string): string =>
	table(
		['Resource', 'Operation', 'What it does'],
		operations.map(({ resource, operation }) => [
			resource.name,
			`[${operation.name}](${folder}${pageName(resource, operation)}.md)`,
			plain(descriptionOf(operation)),
		]),
	);

export function operationPage(resource: Resource, operation: Operation): string {
	const own = operation.fields.filter((field) => !isCommon(field));
	return page(
		`# ${resource.name}: ${operation.name}`,
		MADE,
		`${plain(descriptionOf(operation))}. API versions: ${versionsOf(operation).map(codeOf).join(', ')}.`,
		'## Fields',
		notices(own),
		fieldTable(own),
		...commonText(operation.fields.filter(isCommon)),
		...limitsPart(operation),
		'## Output',
		...outputExamples(resource.value, operation.value).map(json),
		outputText(operation),
	);
}

export const commonFieldsPage = (): string =>
	page(
		'# Common fields',
		MADE,
		'These two collections are the same for all operations that send a message. They are empty until you add something.',
		fieldTable([reference, options]),
	);

const isCommon = (field: INodeProperties) => field === reference || field === options;

const commonText = (common: INodeProperties[]) =>
	common.length === 0
		? []
		: [`As for every message: ${common.map(({ displayName }) => `[${displayName}](common-fields.md)`).join(', ')}.`];

function outputText(operation: Operation): string {
	if (isSendOperation(operation)) {
		return 'One item per recipient. *Accepted* means that Kaleyra took the message; what became of it, a Kaleyra Trigger tells with [Message Status](../events/messageStatus.md). What a refused message looks like: [errors](../errors.md).';
	}
	if ('execute' in operation) {
		return 'An approval, a row, a flow. `answered` is `true` in every answer, `approved` is there for approvals only. When the time limit ends without an answer, `data` holds `answered: false`, `askedNumber`, `messageId` and `askedAt`.';
	}
	return 'What a failed item looks like: [errors](../errors.md).';
}

const besideToken = (limit: Limit) => roomBesideToken(limit).replace('up to ', '');

/** Bounds that the token of Send and Wait for Reply makes smaller. */
const ownBounds = {
	'buttons.id': besideToken(limits.buttons.id),
	'list.rowId': besideToken(limits.list.rowId),
	'flow.token': besideToken(limits.flow.token),
};

function limitsPart(operation: Operation): string[] {
	const types = messagesOf(operation);
	if (types.length === 0) return [];
	// A reference goes with every message.
	const bounds = together([...types.map((type) => type.limits ?? {}), { reference: limits.reference }]);
	return ['## Limits', limitsTable(bounds, 'execute' in operation ? ownBounds : {}), 'Where each number comes from: [limits](../limits.md).'];
}

/** The bounds of several kinds of message in one. */
const together = (all: Bounds[]): Bounds =>
	all.reduce((sum, bounds) => ({
		...sum,
		...Object.fromEntries(Object.entries(bounds).map(([group, inner]) => [group, { ...sum[group], ...inner } as Bounds[string]])),
	}));

/** Which message goes through which version: the engine tests' own list, so that what is called tested is tested. */
export const messagesTable = (): string =>
	table(
		['Message', 'Operation', 'WhatsApp’s name', ...VERSIONS.map((version) => version.toUpperCase())],
		cases.map(({ name, parameters, versions, content }) => [
			sentence(name),
			operationName(parameters),
			`\`${typeOf(content)}\``,
			...VERSIONS.map((version) => (versions.includes(version) ? 'sent' : 'refused')),
		]),
	);

const sentence = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const typeOf = ({ type, interactive }: Record<string, unknown>) =>
	type === 'interactive' ? `interactive ${(interactive as { type: string }).type}` : String(type);

function operationName({ resource, operation }: { resource: string; operation: string }): string {
	const found = resources.find(({ value }) => value === resource);
	return `${found?.name}: ${found?.operations.find(({ value }) => value === operation)?.name}`;
}

/** Every field with those inside it, in the order of the panel. */
const fieldTable = (fields: INodeProperties[]): string =>
	table(['Field', 'What it is', 'Default', 'Shown when'], rowsOf(fields.filter(({ type }) => type !== 'notice')));

/** What the panel says above its fields. */
const notices = (fields: INodeProperties[]): string =>
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
