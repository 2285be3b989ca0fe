import { shared } from '../beside';
import { readChange } from '../change';
import { withExtraInfo } from '../extraInfo';
import { isObject, object, objects } from '../../json';
import type { Shape } from '../received';

const knownExtra = [
	'media_url', 'ref', 'ref1', 'ref2', 'reply_to', 'trace_id', 'waba_id', 'message_id',
	'enable_url_tracking_body', 'enable_url_tracking_button',
];

/** Kaleyra's envelope of API v2, `{ meta_object: { value, field }, extra_info }`. */
export const kaleyraEnvelope: Shape = {
	name: 'kaleyra',
	matches: (payload) => isObject(payload.meta_object),
	*read(payload) {
		if (!isObject(payload.meta_object)) return;
		const findings = readChange(payload.meta_object, {}, (cut) => ({
			meta_object: cut,
			extra_info: shared(payload.extra_info, knownExtra),
			...shared(payload, ['status', 'message_id']),
		}));
		const isSingle = hasOneAtMost(payload.meta_object.value);
		for (const finding of findings) {
			yield 'beyond' in finding ? finding : { ...finding, event: () => withExtraInfo(finding.event(), payload, isSingle) };
		}
	},
};

function hasOneAtMost(value: unknown): boolean {
	const { messages, statuses } = object(value);
	return objects(messages, 2).length + objects(statuses, 2).length <= 1;
}
