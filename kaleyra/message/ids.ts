/** A title as an id: `Priority Mail, 2–3 days` becomes `priority_mail_2_3_days`. Accents go,
 * letters of every script stay. */
export function slug(title: string): string {
	return title
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
		.replace(/^_+|_+$/g, '');
}

/**
 * Gives every entry without an id one made of its title, so that nobody has to invent ids. A made id
 * never equals another one of the same message. Ids that were given stay as they are.
 */
export function fillIds<T extends { id?: string; title?: string }>(
	entries: readonly T[],
	noun: string,
): Array<T & { id: string }> {
	const given = (entry: T) => (entry.id ?? '').trim() !== '';
	const taken = new Set(entries.filter(given).map((entry) => entry.id));
	return entries.map((entry, index) => {
		if (given(entry)) return { ...entry, id: String(entry.id) };
		const base = slug(entry.title ?? '') || `${noun}_${index + 1}`;
		let id = base;
		for (let next = 2; taken.has(id); next++) id = `${base}_${next}`;
		taken.add(id);
		return { ...entry, id };
	});
}
