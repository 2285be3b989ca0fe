import type { JsonObject } from '../json';
import type { Checks } from './checks';
import { limits } from './limits';
import { checkMediaReference, mediaToMeta, type MediaReference } from './mediaReference';

export type MediaHeader = { type: 'image' | 'video' | 'document'; media: MediaReference };
/** What stands above the text of an interactive message. */
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
		checkMediaReference(checks, 'Header Media', header.media, header.type);
	}
}

/** The header as Meta writes it. */
export function headerToMeta(header: Header): JsonObject {
	if (header.type === 'text') return { type: 'text', text: header.text };
	return { type: header.type, [header.type]: mediaToMeta(header.media) };
}

/** The header as a v1 form field: the same object as a JSON string. Nothing when there is none. */
export function headerToV1(header: Header | undefined): { header?: string } {
	return header ? { header: JSON.stringify(headerToMeta(header)) } : {};
}
