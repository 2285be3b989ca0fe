import { LIMITS } from '../limits';
import type { Json } from '../model';
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

const ALL = ['v1', 'v2', 'v3'] as const;

export const mediaKinds: MessageKind[] = [
	mediaKind('image', ALL, ['caption']),
	mediaKind('video', ALL, ['caption']),
	mediaKind('audio', ALL, ['voice']),
	mediaKind('document', ALL, ['caption', 'filename']),
	mediaKind('sticker', ['v2'], []),
];
