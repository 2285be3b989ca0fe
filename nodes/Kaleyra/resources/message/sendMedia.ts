import { limits } from '../../../../kaleyra/message/limits';
import { media, type MediaMessage } from '../../../../kaleyra/message/media';
import { sticker, type StickerMessage } from '../../../../kaleyra/message/sticker';
import { messageFields } from '../../fields';
import { limitHint } from '../../fields/builders';
import { mediaLocator, readMedia } from '../../fields/media';
import type { SendOperation } from '../../operation';
import { optionalText } from '../../itemParameters';

export const sendMedia: SendOperation<MediaMessage | StickerMessage> = {
	value: 'sendMedia',
	name: 'Send Media',
	action: 'Send media',
	description: 'Send an image, audio, video, document or sticker by WhatsApp',
	messages: [media, sticker],
	fields: messageFields([
		{
			displayName: 'Media Type',
			name: 'mediaType',
			type: 'options',
			default: 'image',
			options: [
				{ name: 'Audio', value: 'audio', description: 'AAC, AMR, MP3, M4A or OGG with Opus, up to 16 MB' },
				{ name: 'Document', value: 'document', description: 'PDF, office files, text and others, up to 100 MB' },
				{ name: 'Image', value: 'image', description: 'JPEG or PNG, up to 5 MB' },
				{ name: 'Sticker', value: 'sticker', description: 'WebP, up to 100 KB, animated up to 500 KB' },
				{ name: 'Video', value: 'video', description: 'MP4 or 3GP, up to 16 MB' },
			],
			description: 'How WhatsApp shows the file',
		},
		mediaLocator({
			displayName: 'Media',
			name: 'media',
			required: true,
			description: 'The file to send',
		}),
		{
			displayName: 'Caption',
			name: 'caption',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Your invoice for May',
			displayOptions: { show: { mediaType: ['image', 'video', 'document'] } },
			hint: limitHint(limits.caption),
			description: 'Text below the file. Leave empty for none.',
		},
		{
			displayName: 'File Name',
			name: 'filename',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoice.pdf',
			displayOptions: { show: { mediaType: ['document'] } },
			description: 'The name WhatsApp shows for the document',
		},
	]),

	build(parameters) {
		const type = parameters.text('mediaType') as MediaMessage['type'] | 'sticker';
		const file = readMedia(parameters, 'media', 'Media');
		if (type === 'sticker') return { kind: 'sticker', media: file };
		return {
			kind: 'media',
			type,
			media: { ...file, filename: type === 'document' ? optionalText(parameters.text('filename')) : undefined },
			caption: type === 'audio' ? undefined : optionalText(parameters.text('caption')),
		};
	},
};
