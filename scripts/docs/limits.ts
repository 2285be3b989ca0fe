/** The bounds of kaleyra/message/limits.ts as tables. */
import { limits, type Bounds, type Limit } from '../../kaleyra/message/limits';
import { page, plain, sourceLink, sourcesTable, table, MADE } from './markdown';

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
