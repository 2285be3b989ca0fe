/**
 * A template by name and language in one text, as drop-downs hold it: `order_update|en_US`, the way
 * n8n's own WhatsApp node writes it. A name alone is fine too.
 */
export const templateReference = (name: string, language: string): string => (language === '' ? name : `${name}|${language}`);

/** The parts of such a text; no language when it names none. */
export function readTemplateReference(reference: string): { name: string; language: string } {
	const [name = '', language = ''] = reference.split('|').map((part) => part.trim());
	return { name, language };
}
