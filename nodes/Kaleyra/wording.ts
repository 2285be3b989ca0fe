import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import type { Path, Phrase, Violation } from '../../kaleyra/message/violation';
import type { FieldViolation } from '../transport/errors';

/**
 * Which fields hold which parts of a message, where the two have different names. A part is written with
 * dots, an entry of a collection in it as `*`: `contacts.*.name`. Where it has several fields, the one on
 * screen is meant.
 */
export type Parts = Readonly<Record<string, string | readonly string[]>>;

/** What a person fills in for an operation. */
export interface Panel {
	/** In the order in which they are filled in. */
	fields: INodeProperties[];
	/** Declared beside the fields, so that the panel and what is said of it do not drift apart. */
	parts?: Parts;
}

/** What stands in a field of this name: it decides which other fields are on screen. */
export type Screen = (name: string) => unknown;

/** The credential in the words of the editor. */
const CREDENTIAL: Record<string, string> = { account: 'credential', 'account.version': 'API Version' };

/** Violations in the words of the editor: parts of the message are called by the fields on screen that hold them. */
export function inWords(violations: readonly Violation[], panel: Panel, screen: Screen): FieldViolation[] {
	const fields = panel.fields.flatMap(withFieldsInside);
	const editor: Editor = { parts: panel.parts ?? {}, screen };
	const name = (path: Path): string => {
		const holder = holderOf(path, fields, editor);
		const labels = holder ? [...holder.labels, ...labelsWithin(holder, editor)] : [CREDENTIAL[path.join('.')] ?? path.join(' > ')];
		return labels.join(' > ');
	};
	return violations.map(({ path, problem, fix, ...numbers }) => ({
		field: name(path),
		problem: sentence(problem, name),
		fix: sentence(fix, name),
		...numbers,
	}));
}

const sentence = (phrase: Phrase, name: (path: Path) => string): string =>
	typeof phrase === 'string' ? phrase : phrase.map((piece) => (typeof piece === 'string' ? piece : name(piece))).join('');

/** What is known of the fields beside themselves. */
interface Editor {
	parts: Parts;
	screen: Screen;
}

/** A field, and its label after those of the groups that it stands in. */
interface LabelledField {
	field: INodeProperties;
	labels: string[];
}

/** A field that holds a part of a message, and what is left of a path inside of that part. */
interface Holder extends LabelledField {
	part: Path;
	rest: Path;
}

/** The field on screen that holds the smallest part around what a path leads to. `around` is the part that the fields belong to. */
function holderOf(path: Path, fields: readonly LabelledField[], editor: Editor, around: Path = []): Holder | undefined {
	const holders = path.flatMap((_, index) => {
		const inner = path.slice(0, path.length - index);
		const part = [...around, ...inner];
		const names = [editor.parts[part.join('.')] ?? inner.join('.')].flat();
		const found = names.flatMap((name) => fields.filter(({ field }) => field.name === name));
		return found.map((one): Holder => ({ ...one, part, rest: path.slice(inner.length) }));
	});
	return holders.find(({ field }) => isShown(field, editor.screen)) ?? holders[0];
}

/** A field, and the fields of a group that is there once, such as Options. */
function withFieldsInside(field: INodeProperties): LabelledField[] {
	const inside = isEntries(field) ? [] : fieldsIn(field);
	const above = field.type === 'collection' ? [field.displayName] : [];
	return [
		{ field, labels: [field.displayName] },
		...inside.map((one) => ({ field: { ...one, displayOptions: field.displayOptions }, labels: [...above, one.displayName] })),
	];
}

const isEntries = ({ type, typeOptions }: INodeProperties): boolean => type === 'fixedCollection' && typeOptions?.multipleValues === true;

function fieldsIn({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	return type === 'fixedCollection' ? (options as INodePropertyCollection[]).flatMap(({ values }) => values) : [];
}

const isShown = ({ displayOptions }: INodeProperties, screen: Screen): boolean =>
	Object.entries(displayOptions?.show ?? {}).every(([name, values]) => values?.some((value) => value === screen(name)));

/** What leads from a field to the part inside of it that is meant. */
function labelsWithin({ field, part, rest }: Holder, editor: Editor): string[] {
	const [step, ...further] = rest;
	if (step === undefined) return [];
	switch (field.type) {
		case 'json':
			return [jsonPath(rest)];
		case 'resourceMapper':
			return [String(step)];
		case 'fixedCollection':
			return typeof step === 'number' ? labelsOfEntry(field, step, further, [...part, '*'], editor) : [String(step)];
		case 'collection':
			return fieldsIn(field).filter(({ name }) => name === step).map(({ displayName }) => displayName);
		default:
			// The part lies inside of this one field.
			return [];
	}
}

/** An entry of a collection by its kind and number, and what is meant in it. */
function labelsOfEntry(field: INodeProperties, index: number, path: Path, entry: Path, editor: Editor): string[] {
	const title = `${(field.options?.[0] as INodePropertyCollection).displayName} ${index + 1}`;
	const found = holderOf(path, fieldsIn(field).flatMap(withFieldsInside), editor, entry);
	if (!found) return [title, ...path.map(String)];
	const isEntry = isEntries(found.field) && found.rest.length > 0;
	return [title, ...(isEntry ? [] : found.labels), ...labelsWithin(found, editor)];
}

/** A place in JSON, as JavaScript writes it: `[1].rows[2].title`. */
const jsonPath = (path: Path): string =>
	path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
