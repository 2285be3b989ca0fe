/** In code points; file systems allow 255 bytes. */
const maxNameLength = 120;

/** Control and format characters (line breaks, NUL, right-to-left marks), and whatever else is no text. */
const invisible = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * A file's name that is safe to show, to store and to put into a header: without its path, invisible
 * characters, and dots or blanks at its ends; at most 120 characters, its ending kept. Empty when nothing is left.
 */
export function cleanFileName(name: string): string {
	const visible = name.replace(invisible, '').split(/[\\/]/).at(-1) ?? '';
	return trimmed(shortened(trimmed(visible)));
}

const trimmed = (name: string) => name.replace(/^[.\s]+|[.\s]+$/g, '');

function shortened(name: string): string {
	const characters = [...name];
	if (characters.length <= maxNameLength) return name;
	const ending = [...(/\.[^.]{1,16}$/u.exec(name)?.[0] ?? '')];
	return [...characters.slice(0, maxNameLength - ending.length), ...ending].join('');
}

/** Type and subtype with their parameters (RFC 9110, RFC 6838), of printable ASCII. */
const contentType = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?:\s*;[ -~]*)?$/;

/**
 * A content type that cannot become more than one header: read up to the first control character. Empty
 * when that is no content type.
 */
export function cleanContentType(type: string): string {
	const [line = ''] = type.trim().split(/[\p{C}\p{Zl}\p{Zp}]/u);
	return contentType.test(line.trim()) ? line.trim() : '';
}
