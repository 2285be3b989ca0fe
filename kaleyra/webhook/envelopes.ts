/** The envelopes around Meta's `value`: Meta's own, Kaleyra's, and none. */
import { compact, compactOrNothing, isObject, object, objects, text, type JsonObject } from '../json';
import { references, shared, sharedText } from './convert';
import type { InboundEvent } from './event';
import { isMetaValue, readChange, readMetaValue } from './metaValue';
import type { Shape } from './shape';

/** Meta's own envelope, `{ object, entry: [{ id, time, changes: [{ value, field }] }] }`, passed on by Kaleyra. */
export const metaEnvelope: Shape = {
	name: 'meta',
	matches: (payload) => Array.isArray(payload.entry),
	*read(payload) {
		for (const entry of objects(payload.entry)) {
			// Entries may hold nothing, and there may be many.
			yield { skipped: 0 };
			const about = { wabaId: sharedText(entry.id), time: entry.time };
			for (const change of objects(entry.changes)) {
				yield { skipped: 0 };
				yield* readChange(change, about, (cut) => ({
					...shared(payload, ['object']),
					entry: [{ ...shared(entry, ['id', 'time']), changes: [cut] }],
				}));
			}
		}
	},
};

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
			yield 'skipped' in finding ? finding : { ...finding, event: () => withExtraInfo(finding.event(), payload, isSingle) };
		}
	},
};

function hasOneAtMost(value: unknown): boolean {
	const { messages, statuses } = object(value);
	return objects(messages, 2).length + objects(statuses, 2).length <= 1;
}

/**
 * Adds what Kaleyra says around WhatsApp's part, in `extra_info` and next to it: the references the
 * business sent, Kaleyra's own message ids, and where it keeps a copy of a file. There is one id, one
 * quoted message and one file, and nothing says which of several messages they belong to: only a single
 * message gets them.
 */
function withExtraInfo(event: InboundEvent, payload: JsonObject, isSingle: boolean): InboundEvent {
	const extra = object(payload.extra_info);
	const own = isSingle ? extra : {};
	const kaleyraId = isSingle ? (text(payload.message_id) ?? text(extra.message_id)) : undefined;
	const isStatus = event.event === 'messageStatus';
	return compact({
		...event,
		messageId: event.messageId ?? (isStatus ? kaleyraId : undefined),
		kaleyraMessageId:
			isStatus && event.messageId !== undefined && kaleyraId !== event.messageId ? kaleyraId : undefined,
		media: event.media && compact({ ...event.media, url: text(own.media_url) ?? event.media.url }),
		context: compactOrNothing({ ...event.context, kaleyraMessageId: text(own.reply_to) }),
		reference: references(extra),
		wabaId: event.wabaId ?? sharedText(extra.waba_id),
	});
}

/** The older interface: `{ contacts, messages }` or `{ statuses }` without an envelope. */
export const bareValue: Shape = {
	name: 'bare',
	matches: isMetaValue,
	read: (payload) => readMetaValue(payload, undefined, (cut) => cut),
};
