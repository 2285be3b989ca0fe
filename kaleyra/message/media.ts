import { filled } from '../json';
import { Checks } from './checks';
import { limits } from './limits';
import { checkMediaReference, mediaToMeta, MEDIA_WAYS, type MediaReference } from './mediaReference';
import type { MessageType } from './types';

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
	inV3: true,

	check(message, version) {
		const checks = new Checks(version);
		checkMediaReference(checks, 'Media', message.media, message.type, MEDIA_WAYS);
		checks.text('Caption', message.caption, limits.caption);
		if (version === 'v1' && message.media.filename && !message.media.file) {
			checks.add('File Name', 'cannot be sent with a link on API V1', 'Leave it empty, or give a file of the workflow');
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
