/** One page per operation, the fields that messages share, and the table of all operations. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';

import { codeOf } from '../../kaleyra/message/versions';
import { limits, type Bounds, type Limit } from '../../kaleyra/message/limits';
import { options } from '../../nodes/Kaleyra/fields/options';
import { reference } from '../../nodes/Kaleyra/fields/reference';
import { descriptionOf, isSendOperation, messagesOf, versionsOf, type Operation, type Resource } from '../../nodes/Kaleyra/operation';
import { resources } from '../../nodes/Kaleyra/resources';
import { roomBesideToken } from '../../nodes/sendAndWait/token';
import { root } from '../../lab/paths';
import { fieldTable, notices } from './fields';
import { limitsTable } from './limits';
import { json, MADE, page, plain, table } from './markdown';
import { outputExamples } from './outputExamples';

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

/** The panels that `npm run pictures` takes, light and dark. */
export const picturesTable = (): string =>
	table(
		['Panel', 'Light', 'Dark'],
		[
			...operations.map(({ resource, operation }) => [`${resource.name}: ${operation.name}`, pageName(resource, operation)] as const),
			['Kaleyra Trigger', 'trigger'] as const,
		].map(([title, name]) => [title, ...['', '-dark'].map((ending) => `<img src="images/panel/${name}${ending}.png" width="280" alt="${title}">`)]),
	);

export function operationPage(resource: Resource, operation: Operation): string {
	const own = operation.fields.filter((field) => !isCommon(field));
	const picture = `images/panel/${pageName(resource, operation)}.png`;
	return page(
		`# ${resource.name}: ${operation.name}`,
		MADE,
		`${plain(descriptionOf(operation))}. API versions: ${versionsOf(operation).map(codeOf).join(', ')}.`,
		existsSync(join(root, 'docs', picture)) ? `![The fields of ${operation.name} in n8n’s editor](../${picture})` : '',
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
