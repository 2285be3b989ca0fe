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
 * Gives every entry without an id one made of its title, so that nobody has to invent ids: it is written
 * into the entry. A made id never equals another one of the same message. Ids that were given stay as they are.
 * @param most how many entries a message may have; those beyond get no id, for the message is refused.
 */
export function fillIds<T extends { id?: string; title?: string }>(
	entries: readonly T[],
	noun: string,
	most = Infinity,
): Array<T & { id: string }> {
	const given = (entry: T) => (entry.id ?? '').trim() !== '';
	const taken = new Set(entries.filter(given).map((entry) => entry.id));
	// Below it all numbers of a title are taken, so that many equal titles need not be counted through again.
	const nextNumbers = new Map<string, number>();
	const madeOf = (base: string): string => {
		for (let number = nextNumbers.get(base) ?? 1; ; number++) {
			const id = number === 1 ? base : `${base}_${number}`;
			if (taken.has(id)) continue;
			taken.add(id);
			nextNumbers.set(base, number + 1);
			return id;
		}
	};
	for (const [index, entry] of entries.entries()) {
		if (given(entry)) continue;
		entry.id = index < most ? madeOf(slug(entry.title ?? '') || `${noun}_${index + 1}`) : '';
	}
	return entries as Array<T & { id: string }>;
}
