import { isExpression, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { IS_FILE, type WorkflowFile } from '../../kaleyra/message/types';
import type { Path, Violation } from '../../kaleyra/message/violation';
import type { FieldViolation } from '../transport/errors';

/**
 * The fields of the node as they stand for one message. What cannot be read is noted as a violation and
 * read as empty, so that everything wrong with a message can be told at once.
 */
export class ItemParameters {
	readonly violations: Violation[] = [];

	/**
	 * @param itemIndexes the input items the message is made of: one, or several when a list is built
	 * from the items. The first of them answers for all fields but the rows.
	 * @param values shared by all items of a run.
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		readonly itemIndexes: readonly number[],
		private readonly values: ParameterValues,
	) {}

	/** The item that answers for the message. */
	get itemIndex(): number {
		return this.itemIndexes[0] ?? 0;
	}

	/** A text field; numbers and the like that an expression gave are written out. */
	text(name: string, itemIndex = this.itemIndex): string {
		const value = this.values.read(name, itemIndex, '');
		return textOf(value);
	}

	boolean(name: string): boolean {
		return this.values.read(name, this.itemIndex, false) === true;
	}

	/** A resource locator: how the value was given, and the value. */
	locator(name: string): { mode: string; value: string } {
		const found = this.values.read(name, this.itemIndex, {});
		if (typeof found !== 'object' || found === null) return { mode: '', value: textOf(found) };
		const { mode, value } = found as { mode?: unknown; value?: unknown };
		return { mode: textOf(mode), value: textOf(value).trim() };
	}

	/** The time zone of the workflow. */
	get timezone(): string {
		return this.context.getTimezone();
	}

	/** Whether the item has a binary field of this name. */
	hasFile(property: string): boolean {
		return this.context.getInputData()[this.itemIndex]?.binary?.[property] !== undefined;
	}

	/** The file in a binary field of the item; noted as missing in `path` when there is none of that name. */
	file(property: string, path: Path): WorkflowFile | undefined {
		const { itemIndex } = this;
		const fields = this.context.getInputData()[itemIndex]?.binary ?? {};
		const file = fields[property];
		if (file === undefined) {
			const names = Object.keys(fields);
			this.violations.push({
				path,
				problem: `names the binary field "${property}", which the item does not have`,
				fix: names.length === 0 ? 'Put a node before this one that reads the file' : `Enter one it has: ${names.join(', ')}`,
			});
			return undefined;
		}
		const { id, data, mimeType, fileName, bytes } = file;
		return {
			[IS_FILE]: true,
			itemIndex,
			property,
			// In memory, n8n gives a file no id, but its content.
			identity: id ?? data,
			name: fileName ?? property,
			mimeType,
			bytes: bytes ?? (id === undefined ? Math.floor((data.length * 3) / 4) : undefined),
		};
	}

	/** A collection of optional fields. */
	collection(name: string): IDataObject {
		return (this.values.read(name, this.itemIndex, {}) ?? {}) as IDataObject;
	}

	/** The entries of a fixed collection that allows several. */
	entries(name: string): IDataObject[] {
		return asObjects(this.values.read(name, this.itemIndex, []));
	}

	/** A JSON field: parsed, whether it holds text or an expression gave the value itself. `path` is the part that it holds. */
	json(name: string, path: Path): unknown {
		const value = this.values.read(name, this.itemIndex, '');
		if (typeof value !== 'string') return value;
		if (value.trim() === '') return undefined;
		try {
			return JSON.parse(value) as unknown;
		} catch (error) {
			this.violations.push({
				path,
				problem: `is not valid JSON (${(error as Error).message})`,
				fix: 'Check quotes, commas and brackets',
			});
			return undefined;
		}
	}
}

/**
 * The values of a node's parameters in one run. What holds no expression is the same for every item and
 * is asked of n8n only once.
 */
export class ParameterValues {
	private readonly parameters: Record<string, unknown>;
	private readonly fixed = new Map<string, unknown>();

	constructor(private readonly context: IExecuteFunctions) {
		this.parameters = context.getNode().parameters;
	}

	/** @param name may lead into a collection: `sections.section`. */
	read(name: string, itemIndex: number, fallback: unknown): unknown {
		if (this.fixed.has(name)) return this.fixed.get(name);
		const value = this.context.getNodeParameter(name, itemIndex, fallback) as unknown;
		const [parameter = ''] = name.split('.');
		if (!holdsExpression(this.parameters[parameter])) this.fixed.set(name, value);
		return value;
	}
}

function holdsExpression(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return isExpression(value);
	return Object.values(value).some(holdsExpression);
}

/**
 * What is wrong with an item for which an expression cannot be worked out. `error` is what n8n threw; what
 * JavaScript itself threw is a mistake of this package, which costs this item and is not called the user's.
 */
export function expressionViolation(error: unknown): FieldViolation {
	const { message, context } = error as { message: string; context?: { parameter?: string } };
	if (error instanceof TypeError || error instanceof RangeError) {
		return { field: 'This item', problem: `cannot be handled: ${message}`, fix: 'Report this, with the data of the item, to the makers of this node' };
	}
	return {
		field: context?.parameter ?? 'An expression',
		problem: `cannot be worked out: ${message}`,
		fix: 'Check the expression and the data of this item',
	};
}

/** What an expression gave, as text: nothing for null and undefined, JSON for objects. */
export function textOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** A text that may be left out. */
export const optionalText = (value: unknown): string | undefined => textOf(value).trim() === '' ? undefined : textOf(value);

/** The objects of an array; anything else in it or instead of it is left out. */
export function asObjects(value: unknown): IDataObject[] {
	return Array.isArray(value)
		? value.filter((entry): entry is IDataObject => typeof entry === 'object' && entry !== null && !Array.isArray(entry))
		: [];
}

/** The entries of a fixed collection inside an entry of another: `{ row: [ … ] }`. */
export const innerEntries = (collection: unknown, name: string): IDataObject[] =>
	asObjects((collection as IDataObject | undefined)?.[name]);
