import type { InboundEvent } from './event';
import { sharedText } from './beside';
import { compact, compactOrNothing, object, text, type JsonObject } from '../json';

/**
 * Adds what Kaleyra tells beside WhatsApp's part, in `extra_info` and next to it: the references the
 * business sent, Kaleyra's own message ids, and where it keeps a copy of a file. There is one id, one
 * answered message and one file, which of several messages are anybody's: only a single one gets them.
 */
export function withExtraInfo(event: InboundEvent, payload: JsonObject, isSingle: boolean): InboundEvent {
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

/** `ref`, `ref1` and `ref2` where they are filled in. */
export function references(source: JsonObject): InboundEvent['reference'] {
	return compactOrNothing({ ref: sharedText(source.ref), ref1: sharedText(source.ref1), ref2: sharedText(source.ref2) });
}
