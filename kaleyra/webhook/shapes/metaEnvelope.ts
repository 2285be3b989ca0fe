import { shared, sharedText } from '../beside';
import { readChange } from '../change';
import { objects } from '../../json';
import type { Shape } from '../shape';

/** Meta's own envelope, `{ object, entry: [{ id, time, changes: [{ value, field }] }] }`, passed on by Kaleyra. */
export const metaEnvelope: Shape = {
	name: 'meta',
	matches: (payload) => Array.isArray(payload.entry),
	*read(payload) {
		for (const entry of objects(payload.entry)) {
			// Entries may tell nothing, and there may be many.
			yield { beyond: 0 };
			const about = { wabaId: sharedText(entry.id), time: entry.time };
			for (const change of objects(entry.changes)) {
				yield { beyond: 0 };
				yield* readChange(change, about, (cut) => ({
					...shared(payload, ['object']),
					entry: [{ ...shared(entry, ['id', 'time']), changes: [cut] }],
				}));
			}
		}
	},
};
