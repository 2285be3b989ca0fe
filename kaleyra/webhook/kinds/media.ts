import { boolean, compact, object, text } from '../../json';
import type { ReadKind } from './kind';

/** Where the older interface used other words for the same thing. */
const modernName = new Map([['voice', 'audio']]);

/** image, audio, voice, video, document and sticker: one shape under six names. */
export const readMedia: ReadKind = (message) => {
	const type = text(message.type) ?? '';
	const file = object(message[type]);
	return {
		event: 'media',
		media: compact({
			type: modernName.get(type) ?? type,
			id: text(file.id),
			url: text(file.url) ?? text(file.link),
			mimeType: text(file.mime_type),
			fileName: text(file.filename),
			caption: text(file.caption),
			sha256: text(file.sha256),
			voice: boolean(file.voice) ?? (type === 'voice' ? true : undefined),
			animated: boolean(file.animated),
		}),
	};
};
