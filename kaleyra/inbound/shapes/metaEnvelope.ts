import { shared, sharedText } from '../beside';
import { readChange } from '../change';
import { objects } from '../../json';
import type { Shape } from '../received';

/** Meta's own envelope, `{ object, entry: [{ id, time, changes: [{ value, field }] }] }`, passed on by Kaleyra. */
export const metaEnvelope: Shape = {
	name: 'meta',
	matches: (payload) => Array.isArray(payload.entry),
	*read(payload) {
		for (const entry of objects(payload.entry)) {
			const about = { wabaId: sharedText(entry.id), time: entry.time };
			for (const change of objects(entry.changes)) {
				yield* readChange(change, about, (cut) => ({
					...shared(payload, ['object']),
					entry: [{ ...shared(entry, ['id', 'time']), changes: [cut] }],
				}));
			}
		}
	},
};
