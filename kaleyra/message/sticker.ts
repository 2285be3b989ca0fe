import { versions } from './apiRules';
import { Checks } from './checks';
import { limits } from './limits';
import { checkMediaReference, mediaToMeta, type MediaReference } from './mediaReference';
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
	versions: versions.cloudApi,
	limits: { mediaBytes: { sticker: limits.mediaBytes.sticker } },

	check(message, api) {
		const checks = new Checks(api);
		checkMediaReference(checks, ['media'], message.media, 'sticker', api.mediaWays);
		return checks.violations;
	},

	toMeta: (message) => ({ type: 'sticker', sticker: mediaToMeta(message.media) }),
};
