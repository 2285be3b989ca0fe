/** The tables to look things up in: what can go wrong with a message, and how long and how many its parts may be. */
import { failureOf } from '../../kaleyra/api/answer';
import { connectionFailures } from '../../kaleyra/api/connection';
import { knownErrors, notSentReasons, whatsAppErrors } from '../../kaleyra/api/errorCodes';
import type { Failure } from '../../kaleyra/api/request';
import { limits, type Bounds, type Limit } from '../../kaleyra/message/limits';
import { sentFlags } from '../../nodes/transport/errors';
import { MADE, page, plain, sourceLink, sourcesTable, table } from './markdown';

/** Answers without a code of their own. */
const statuses = [401, 404, 429, 500];

/** What the node says by itself, without having asked Kaleyra or without having got to it. */
const own: Array<[code: string, meaning: string]> = [
	['INVALID_MESSAGE', 'A field is wrong: nothing was sent, and `violations` names each field with its limit.'],
	['NOT_STARTED', 'Nothing could be begun for any item, for example because the credential is incomplete or an option is no number. Nothing was sent; `to` and `from` are missing in `details`.'],
	['STOPPED', 'The execution was stopped before the message was sent, or while it was on its way; `mayHaveBeenSent` tells which.'],
	['FILE_NOT_READ', 'n8n could not give the file to send. Nothing was sent: run the node that gives the file again.'],
	['NO_WABA_ID', 'A list of the account was asked for, but the credential has no WhatsApp Business Account ID.'],
	['NO_LISTS_ON_V3', 'API V3 has no lists of numbers, templates or flows: enter the value yourself.'],
	['NO_DETAILS', 'Kaleyra answered without saying anything of the number.'],
	['NOT_IN_V3', 'API V3 gives no details of business numbers: choose a credential for V1 or V2.'],
];

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const failures = (rows: Failure[]) =>
	table(
		['Code', 'What happened', 'What to do', 'Repeated by the node', 'May have been sent'],
		rows.map(({ code, message, fix, sent }) => [
			`\`${code}\``,
			plain(message),
			plain(fix),
			yesNo(sentFlags(sent).retryable),
			yesNo(sentFlags(sent).mayHaveBeenSent),
		]),
	);

function knownSections(): string[] {
	const codes = [...new Set(knownErrors.map(({ code }) => code))];
	return codes.map((code) =>
		[
			`### ${code}`,
			...knownErrors
				.filter((entry) => entry.code === code)
				.map(({ message, fix, source }) => `**${plain(message)}.** ${plain(fix)} (${sourceLink(source)})`),
		].join('\n\n'),
	);
}

export const errorsPage = (): string =>
	page(
		'# Errors',
		MADE,
		'A message that is not accepted stops the node, unless *On Error* in its settings says to continue. Then its item holds `error` (what happened), `message` (what to do) and `details` (for a message `to` and `from`; `code`, `httpCode`, `retryable`, `mayHaveBeenSent`, and for invalid fields `violations`), paired with its input item.',
		'## Codes of Kaleyra',
		...knownSections(),
		'## HTTP status',
		'For answers without a code from the list above.',
		failures(statuses.map((statusCode) => failureOf({ statusCode, headers: {}, body: '' }))),
		'## No answer',
		failures(connectionFailures()),
		'What may have been sent is never repeated unless *Options > Send Again After Server Errors* is on: the customer could get it twice.',
		'## Codes of the node',
		table(['Code', 'What it means'], own.map(([code, meaning]) => [`\`${code}\``, plain(meaning)])),
		'## Codes of WhatsApp',
		'They come later, with the event [Message Status](events/messageStatus.md) under `errors`, explained in the same words.',
		table(
			['Code', 'What it means', 'What to do', 'Source'],
			[...whatsAppErrors].map(([code, { explanation, whatToDo, source }]) => [
				`\`${code}\``,
				plain(explanation),
				plain(whatToDo),
				sourceLink(source),
			]),
		),
		'## Reasons of Kaleyra',
		'Why Kaleyra does not hand a message to WhatsApp. A reason comes as a sentence with the event [Message Status](events/messageStatus.md) and the status `notSent`.',
		table(
			['What it means', 'What to do', 'Source'],
			notSentReasons.map(({ explanation, whatToDo, source }) => [plain(explanation), plain(whatToDo), sourceLink(source)]),
		),
		'## Sources',
		sourcesTable([...knownErrors, ...whatsAppErrors.values(), ...notSentReasons].map(({ source }) => source)),
	);

interface Bound {
	path: string[];
	limit: Limit;
}

const boundsIn = (node: object, path: string[]): Bound[] =>
	'max' in node
		? [{ path, limit: node as Limit }]
		: Object.entries(node).flatMap(([name, inner]) => boundsIn(inner as object, [...path, name]));

/** `rowTitle` as `row title`. */
const inWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const size = (bytes: number) => (bytes >= 1024 ** 2 ? `${bytes / 1024 ** 2} MB` : `${bytes / 1024} KB`);

/** What is counted in pieces; everything else is counted in characters. */
const pieces = ['buttons', 'contacts', 'products', 'rows', 'sections'];

function amount({ path, limit: { max, byVersion = {} } }: Bound): string {
	if (path[0] === 'mediaBytes') return size(max);
	const others = Object.entries(byVersion).map(([version, other]) => `${version.toUpperCase()}: ${other.toLocaleString('en')}`);
	const unit = pieces.includes(path.at(-1) ?? '') ? '' : ' characters';
	return [max.toLocaleString('en') + unit, ...others].join(', ');
}

/** Groups whose name says too little. */
const names: Record<string, string> = {
	mediaBytes: 'Size of a file',
	interactive: 'Other interactive messages',
	ctaUrl: 'URL button',
};

const groupName = (group: string) => names[group] ?? capital(inWords(group));

const boundsOf = (bounds: Bounds) => Object.entries(bounds).flatMap(([group, inner]) => boundsIn(inner, [group]));

const nameOf = ({ path: [group = '', ...rest] }: Bound) => [groupName(group), ...rest.map(inWords)].join(': ');

/** @param own what holds instead, by the bound's path, such as `buttons.id`. */
export const limitsTable = (bounds: Bounds, own: Record<string, string> = {}): string =>
	table(
		['What', 'At most'],
		boundsOf(bounds).map((bound) => [nameOf(bound), own[bound.path.join('.')] ?? amount(bound)]),
	);

/** One line per group, for people who look for a number. */
export const limitsInShort = (): string =>
	table(
		['What', 'At most'],
		Object.entries(limits).map(([group, node]) => [
			groupName(group),
			boundsIn(node, [group])
				.map((bound) => [bound.path.slice(1).map(inWords).join(' '), amount(bound).replace(' characters', '')].join(' ').trim())
				.join('; '),
		]),
	);

const origin = ({ sources, reason }: Limit) => sources.map(sourceLink).join('; ') || plain(`This node: ${reason ?? ''}`);

/** Every bound there is. */
export const allBounds = (): Bound[] => boundsOf(limits);

export const limitsPage = (): string =>
	page(
		'# Limits',
		MADE,
		'Checked before anything is sent. Texts are counted in Unicode characters: a letter is one, an emoji one or a few. Everything that is wrong with a message is told at once, with the field, the limit and what to do.',
		table(
			['What', 'At most', 'Source'],
			allBounds().map((bound) => [nameOf(bound), amount(bound), origin(bound.limit)]),
		),
		'## Sources',
		sourcesTable(allBounds().flatMap(({ limit }) => limit.sources)),
	);
