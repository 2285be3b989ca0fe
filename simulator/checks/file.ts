import { LIMITS } from '../limits';

/** Why WhatsApp would not take a file of this MIME type and size; undefined when it would. */
export function fileProblem(mimeType: string, bytes: number): string | undefined {
	if (!/^\w+\/[\w.+-]+/.test(mimeType)) return `has ${JSON.stringify(mimeType)} where a MIME type such as image/png belongs`;
	const family = familyOf(mimeType);
	const limit = LIMITS.bytes[family];
	if (bytes === 0) return 'is empty';
	return bytes > limit ? `has ${bytes} bytes, the limit for ${family} is ${limit}` : undefined;
}

function familyOf(mimeType: string): keyof typeof LIMITS.bytes {
	if (mimeType.startsWith('image/webp')) return 'sticker';
	const family = mimeType.split('/')[0];
	return family === 'image' || family === 'audio' || family === 'video' ? family : 'document';
}
