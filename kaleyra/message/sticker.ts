import { Checks } from './checks';
import { checkMediaReference, mediaToMeta, MEDIA_WAYS, type MediaReference } from './mediaReference';
import type { MessageType } from './types';

/** A sticker, still or animated. */
export interface StickerMessage {
	kind: 'sticker';
	media: MediaReference;
}

/** A kind of its own beside media, because only v2 has it. */
export const sticker: MessageType<StickerMessage> = {
	kind: 'sticker',
	label: 'sticker',

	check(message, version) {
		const checks = new Checks(version);
		checkMediaReference(checks, 'Media', message.media, 'sticker', MEDIA_WAYS);
		return checks.violations;
	},

	toMeta: (message) => ({ type: 'sticker', sticker: mediaToMeta(message.media) }),
};
