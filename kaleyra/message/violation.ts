/** Where in a message something stands, in the message's own terms: `['sections', 1, 'rows', 2, 'title']`. */
export type Path = ReadonlyArray<string | number>;

/** A text that may name parts of the message. What they are called on a screen is known to who words it. */
export type Phrase = string | ReadonlyArray<string | Path>;

/** One thing about a message that WhatsApp or Kaleyra would refuse. */
export interface Violation {
	/** The part of the message that is wrong. What it is sent with is called `account`. */
	path: Path;
	/** What is wrong, for example `has 25 characters, the limit is 24`. */
	problem: Phrase;
	/** What to do about it, for example `Remove 1 character`. */
	fix: Phrase;
	limit?: number;
	actual?: number;
}

/** What a message is sent with: the version of the API is one of its parts. */
export const ACCOUNT: Path = ['account'];

/** Writes a text that names parts of the message: naming`repeats ${['sections', 0]}`. */
export function naming(texts: TemplateStringsArray, ...values: Array<string | Path>): Phrase {
	return texts.flatMap((text, index) => [text, ...values.slice(index, index + 1)]);
}

/** Whether a path leads to a part, or to something inside of it. */
export const isWithin = (path: Path, part: Path): boolean => part.every((step, index) => path[index] === step);
