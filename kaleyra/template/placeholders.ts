/** A variable in the text of a template: `{{1}}` or `{{customer_name}}`. */
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/** The names of the variables in a text, each once: numbered ones by number, named ones as they come. */
export function placeholders(text: string): string[] {
	const names = [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
	return names.every(isPosition) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/** Whether a variable is one of those that are numbered, not named. */
export const isPosition = (name: string): boolean => /^\d+$/.test(name);

/** The text with its variables filled in. One without a value stays as it is. */
export const fill = (text: string, valueOf: (name: string) => string): string =>
	text.replace(PLACEHOLDER, (placeholder, name: string) => valueOf(name) || placeholder);
