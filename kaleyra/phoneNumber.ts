/** E.164 (ITU-T): country code and number together have at most 15 digits. */
const MOST_DIGITS = 15;
/** The shortest numbers in use with their country code (for example Niue, +683 4000). */
const FEWEST_DIGITS = 7;

/** A number in E.164, or what is wrong with the text and how to put it right. */
export type ParsedNumber = { e164: string } | { problem: string; fix: string };

/**
 * Turns what people type or paste (`+91 98765-43210`, `0091…`, `91…`) into E.164 with a plus sign.
 * Returns what is wrong and what to do when the text is no international number.
 */
export function parsePhoneNumber(text: string): ParsedNumber {
	const typed = text.trim();
	const fix = 'Enter it with its country code, for example +15550100123';
	if (typed === '') return { problem: 'is empty', fix };

	const unusual = typed.replace(/^\+/, '').match(/[^\d\s().\-/\u00a0\u2010-\u2015]/u)?.[0];
	if (unusual !== undefined) {
		return { problem: `"${shorten(typed)}" contains "${unusual}", which is not part of a phone number`, fix };
	}
	if (/\(\s*0\s*\)/.test(typed)) {
		return { problem: `"${shorten(typed)}" holds a (0), which is dialled only without the country code`, fix: 'Remove the (0)' };
	}
	const digits = typed.replace(/\D/g, '').replace(typed.startsWith('+') ? '' : /^00/, '');
	if (digits.startsWith('0')) {
		return { problem: `"${shorten(typed)}" starts with 0, so its country code is missing`, fix };
	}
	if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) {
		return {
			problem: `"${shorten(typed)}" has ${digits.length} digits; an international number has ${FEWEST_DIGITS} to ${MOST_DIGITS}`,
			fix,
		};
	}
	return { e164: `+${digits}` };
}

/** Splits `a, b; c` and lines into the texts of the single numbers. An empty text gives one empty number. */
export function splitNumbers(text: string): string[] {
	const parts = text
		.split(/[,;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	return parts.length > 0 ? parts : [''];
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/**
 * Countries in which WhatsApp writes a mobile number with or without one more digit than people dial:
 * Mexico (52 1 …), Argentina (54 9 …), Brazil (55, area, 9 …; there subscriber numbers from 6 on are
 * mobile ones, those below are fixed lines without that digit).
 */
const EXTRA_DIGIT = /^(52)1(\d{10})$|^(54)9(\d{10})$|^(55\d{2})9([6-9]\d{7})$/;

/**
 * Whether two international numbers, with or without their plus sign, reach the same WhatsApp account.
 * What is no number (a user id such as `US.15550100150`) reaches the account of none.
 */
export function samePerson(a: string, b: string): boolean {
	const number = numberOf(a);
	return number !== undefined && number === numberOf(b);
}

const numberOf = (text: string): string | undefined =>
	/^\+?(\d+)$/.exec(text)?.[1]?.replace(EXTRA_DIGIT, '$1$2$3$4$5$6');
