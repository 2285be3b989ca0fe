import { LIMITS } from '../limits';
import { type Json, VERSIONS } from '../model';
import type { MessageKind } from './kind';
import { checkMedia, mediaPart } from './parts';

/** A file of one of WhatsApp's media types; `keys` are what may stand beside `id` or `link`. */
const mediaKind = (name: string, versions: MessageKind['versions'], keys: readonly string[]): MessageKind => ({
	name,
	versions,

	check(field, version) {
		checkMedia(field, keys);
		if (keys.includes('caption')) field.at('caption').text({ max: LIMITS.caption, optional: true });
		if (keys.includes('voice')) field.at('voice').oneOf([true, false], true);
		// v3 documents links only.
		if (version === 'v3') field.at('id').absent('is not known to v3, use link');
	},

	render(content) {
		const { caption } = content[name] as Json;
		return { media: mediaPart(name, content[name]), ...(caption ? { text: String(caption) } : {}) };
	},
});

export const mediaKinds: MessageKind[] = [
	mediaKind('image', VERSIONS.all, ['caption']),
	mediaKind('video', VERSIONS.all, ['caption']),
	mediaKind('audio', VERSIONS.all, ['voice']),
	mediaKind('document', VERSIONS.all, ['caption', 'filename']),
	mediaKind('sticker', VERSIONS.cloudApi, []),
];
