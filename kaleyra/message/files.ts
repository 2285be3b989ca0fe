import type { MediaReference } from './mediaReference';
import { IS_FILE, type WorkflowFile } from './types';

/** The files of the workflow that a message shows, wherever in it they stand. */
export function filesOf(part: unknown): WorkflowFile[] {
	if (Array.isArray(part)) return part.flatMap(filesOf);
	if (!isObject(part)) return [];
	const { file, ...rest } = part as MediaReference;
	return isFile(file) ? [file] : Object.values(rest).flatMap(filesOf);
}

/** The same message with media ids in place of files. `idOf` gives the id a file was uploaded under. */
export function withMediaIds<T>(part: T, idOf: (file: WorkflowFile) => string): T {
	if (Array.isArray(part)) return part.map((entry: unknown) => withMediaIds(entry, idOf)) as T;
	if (!isObject(part)) return part;
	const { file, ...rest } = part as MediaReference;
	if (isFile(file)) return { ...rest, id: idOf(file) } as T;
	return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withMediaIds(value, idOf)])) as T;
}

/** Whether this is a file of the workflow, and not data of a flow or a template that looks like one. */
export const isFile = (file: unknown): file is WorkflowFile => isObject(file) && IS_FILE in file;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
