import type { Field } from '../checks/field';
import { LIMITS } from '../limits';
import { isObject, type Json } from '../model';
import type { Bubble, MediaPart } from './kind';

/** Checks and drawing of what interactive messages have in common: header, body, footer. */

type HeaderType = 'text' | 'image' | 'video' | 'document';
const ANY_HEADER: readonly HeaderType[] = ['text', 'image', 'video', 'document'];
export const TEXT_HEADER: readonly HeaderType[] = ['text'];

interface PartsRule {
	/** Header types allowed; none means that the kind has no header. */
	headers?: readonly HeaderType[];
	headerRequired?: boolean;
	bodyOptional?: boolean;
	bodyMax?: number;
	/** Whether the kind has a footer; it is never required. */
	footer?: boolean;
}

/** Checks header, body and footer of an interactive object, and that nothing else stands beside `action`. */
export function checkParts(field: Field, rule: PartsRule = {}): void {
	const { headers = ANY_HEADER, headerRequired, bodyOptional, bodyMax = LIMITS.body, footer = true } = rule;
	if (!field.object(['type', 'header', 'body', 'footer', 'action'])) return;

	const header = field.at('header');
	if (headers.length === 0) header.absent('is not allowed for this kind of message');
	else if (headerRequired || header.present) checkHeader(header, headers);

	const body = field.at('body');
	if (!bodyOptional || body.present) {
		if (body.object(['text'])) body.at('text').text({ max: bodyMax });
	}

	const foot = field.at('footer');
	if (!footer) foot.absent('is not allowed for this kind of message');
	else if (foot.present && foot.object(['text'])) foot.at('text').text({ max: LIMITS.footer });
}

function checkHeader(header: Field, allowed: readonly HeaderType[]): void {
	if (!header.object(['type', ...allowed])) return;
	const type = header.at('type');
	type.oneOf(allowed);
	for (const name of allowed) {
		if (name !== type.value) header.at(name).absent(`does not fit the header type ${JSON.stringify(type.value)}`);
	}
	if (type.value === 'text') header.at('text').text({ max: LIMITS.headerText });
	else if (allowed.includes(type.value as HeaderType)) {
		checkMedia(header.at(type.value as string), type.value === 'document' ? ['filename'] : []);
	}
}

/** A media object: exactly one of `id` and `link`. */
export function checkMedia(media: Field, more: readonly string[] = []): void {
	if (!media.object(['id', 'link', ...more])) return;
	const [id, link] = [media.at('id'), media.at('link')];
	if (id.present === link.present) media.refuse('must have either id or link');
	if (id.present) id.text();
	if (link.present) link.url();
	if (more.includes('filename')) media.at('filename').text({ optional: true });
}

/** What is drawn for a media object. */
export function mediaPart(type: string, media: unknown): MediaPart {
	const { link, id, filename } = isObject(media) ? media : ({} as Json);
	return {
		type,
		url: typeof link === 'string' ? link : id ? `simulator/media/${String(id)}` : '',
		...(id ? { id: String(id) } : {}),
		...(filename ? { fileName: String(filename) } : {}),
	};
}

/** Header, body and footer of an interactive message as the phone draws them. */
export function renderParts(content: Json): Bubble {
	const interactive = content.interactive as {
		header?: { type: string; text?: string } & Json;
		body?: { text: string };
		footer?: { text: string };
	};
	const { header, body, footer } = interactive;
	return {
		...(header?.type === 'text' ? { headerText: header.text } : {}),
		...(header && header.type !== 'text' ? { media: mediaPart(header.type, header[header.type]) } : {}),
		...(body ? { text: body.text } : {}),
		...(footer ? { footer: footer.text } : {}),
	};
}

/** The action object of an interactive message. */
export const actionOf = (content: Json): Json => (content.interactive as { action: Json }).action;
