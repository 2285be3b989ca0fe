import fc from 'fast-check';

/** Texts of every script with emojis, letters of several parts and characters nobody sees. */
const anyText = (minLength: number, maxLength: number) =>
	fc.oneof(
		fc.string({ minLength, maxLength, unit: 'grapheme' }),
		fc.string({ minLength, maxLength, unit: 'binary' }),
		fc.string({ minLength, maxLength, unit: fc.constantFrom('a', ' ', '👍', '\u200b', '\n', '=', '{{', '"') }),
	);

const codePoints = (text: string) => [...text].length;

/** A text WhatsApp takes: something to read, and no longer than this many code points. */
export const goodText = (max: number) =>
	anyText(1, max).filter((text) => text.trim() !== '' && codePoints(text) <= max);

/** A text that may be right, too long by a little or by much, empty or blank. */
export const wildText = (max: number) =>
	fc.oneof(
		{ weight: 8, arbitrary: goodText(max) },
		{ weight: 1, arbitrary: anyText(max, max + 3) },
		{ weight: 1, arbitrary: fc.constantFrom('', ' ', '\n\t', 'x'.repeat(max), 'x'.repeat(max + 1), '👍'.repeat(max)) },
	);
