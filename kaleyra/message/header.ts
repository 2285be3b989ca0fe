import type { Checks } from './checks';
import { limits } from './limits';
import type { JsonObject } from './types';

/** A file that WhatsApp has (by media id) or fetches itself (by link). */
export interface MediaReference {
	id?: string;
	link?: string;
	/** Shown as the name of a document. */
	filename?: string;
}

export type MediaHeader = { type: 'image' | 'video' | 'document'; media: MediaReference };
export type Header = { type: 'text'; text: string } | MediaHeader;

/** Checks a header; `allowed` says which types the message kind may have. */
export function checkHeader(
	checks: Checks,
	header: Header | undefined,
	allowed: readonly Header['type'][],
) {
	if (header === undefined) return;
	if (!allowed.includes(header.type)) {
		checks.add(
			'Header',
			`is of type ${header.type}, which this message cannot have`,
			`Choose ${allowed.join(', ')} or none`,
		);
	} else if (header.type === 'text') {
		checks.requiredText('Header Text', header.text, limits.header.text);
	} else {
		checkMediaReference(checks, 'Header Media', header.media);
	}
}

/** Exactly one of media id and link; a link must be one WhatsApp can fetch (v3 document: http or https). */
export function checkMediaReference(checks: Checks, field: string, media: MediaReference) {
	const { id = '', link = '' } = media;
	if (id.trim() === '' && link.trim() === '') {
		checks.add(field, 'is empty', 'Enter a link or a media ID');
	} else if (link !== '' && !/^https?:\/\/[^\s/]+\S*$/i.test(link)) {
		checks.add(field, `"${link.slice(0, 60)}" is not a link`, 'Enter one that starts with https://');
	}
}

/** The header as Meta writes it. */
export function headerToMeta(header: Header): JsonObject {
	if (header.type === 'text') return { type: 'text', text: header.text };
	return { type: header.type, [header.type]: mediaToMeta(header.media) };
}

/** The media object as Meta writes it. A media id wins over a link: it is what the documents recommend. */
export function mediaToMeta({ id, link, filename }: MediaReference): JsonObject {
	return { ...(id ? { id } : { link }), ...(filename ? { filename } : {}) };
}
