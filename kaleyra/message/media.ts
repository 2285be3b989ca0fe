import { filled } from '../json';
import { versions } from './apiRules';
import { Checks } from './checks';
import { limits } from './limits';
import { checkMediaReference, mediaToMeta, type MediaReference } from './mediaReference';
import type { MessageType } from './types';
import { codeOf } from './versions';

const { image, audio, video, document } = limits.mediaBytes;

/** A picture, an audio, a video or a document. */
export interface MediaMessage {
	kind: 'media';
	type: 'image' | 'audio' | 'video' | 'document';
	media: MediaReference;
	caption?: string;
}

export const media: MessageType<MediaMessage> = {
	kind: 'media',
	label: 'media',
	versions: versions.all,
	limits: { caption: limits.caption, mediaBytes: { image, audio, video, document } },

	check(message, api) {
		const checks = new Checks(api);
		checkMediaReference(checks, ['media'], message.media, message.type, api.mediaWays);
		checks.text(['caption'], message.caption, limits.caption);
		if (api.asForm && message.media.filename && !message.media.file) {
			checks.add(['media', 'filename'], `cannot be sent with a link on API ${codeOf(api.version)}`, 'Leave it empty, or give a file of the workflow');
		}
		return checks.violations;
	},

	toMeta: ({ type, media: reference, caption }) => ({
		type,
		[type]: filled({ ...mediaToMeta(reference), caption }),
	}),

	toV1Form: ({ media: { file, link = '', filename }, caption }) => ({
		type: 'media',
		...(file ? { media: { ...file, name: filename ?? file.name } } : { media_url: link }),
		...filled({ caption }),
	}),
};
