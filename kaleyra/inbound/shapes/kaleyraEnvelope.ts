import { readChange } from '../change';
import { withExtraInfo } from '../extraInfo';
import { isObject, object, objects } from '../../json';
import type { Shape } from '../received';

/** Kaleyra's envelope of API v2, `{ meta_object: { value, field }, extra_info }`. */
export const kaleyraEnvelope: Shape = {
	name: 'kaleyra',
	matches: (payload) => isObject(payload.meta_object),
	*read(payload) {
		if (!isObject(payload.meta_object)) return;
		const received = readChange(payload.meta_object, {}, (cut) => ({ ...payload, meta_object: cut }));
		const isSingle = count(payload.meta_object.value) <= 1;
		for (const { event, raw } of received) yield { event: withExtraInfo(event, payload, isSingle), raw };
	},
};

function count(value: unknown): number {
	const { messages, statuses } = object(value);
	return objects(messages).length + objects(statuses).length;
}
