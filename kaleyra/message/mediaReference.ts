import type { JsonObject } from '../json';
import type { MediaWay } from './apiRules';
import type { Checks } from './checks';
import { limits, maxFor } from './limits';
import type { WorkflowFile } from './types';
import { codeOf } from './versions';
import { isWebAddress } from './webAddress';

/** The kinds of file that WhatsApp shows. */
export type MediaType = 'image' | 'audio' | 'video' | 'document' | 'sticker';

/** A file that WhatsApp has (by media id), fetches itself (by link), or that has to be uploaded first. */
export interface MediaReference {
	id?: string;
	link?: string;
	file?: WorkflowFile;
	/** Shown as the name of a document. */
	filename?: string;
}

const WAY_NAMES: Record<MediaWay, string> = { link: 'a link', id: 'a media ID', file: 'a file of the workflow' };

/** Content types that WhatsApp shows as such (Meta, Supported media types); documents may be of any. */
const CONTENT_TYPES: Partial<Record<MediaType, readonly string[]>> = {
	image: ['image/jpeg', 'image/png'],
	audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
	video: ['video/mp4', 'video/3gpp'],
	sticker: ['image/webp'],
};

/** There must be a file, given in a way the version knows, and WhatsApp must be able to show it. */
export function checkMediaReference(
	checks: Checks,
	field: string,
	media: MediaReference,
	type: MediaType,
	ways: readonly MediaWay[] = checks.api.headerWays,
) {
	const way = wayOf(media);
	if (way === undefined) {
		checks.add(field, 'is empty', 'Enter a link, a media ID or the field of a file');
		return;
	}
	if (!ways.includes(way)) {
		checks.add(
			field,
			`is ${WAY_NAMES[way]}, which API ${codeOf(checks.api.version)} does not take here`,
			`Give ${ways.map((one) => WAY_NAMES[one]).join(' or ')}`,
		);
	} else if (media.file) {
		checkFile(checks, field, media.file, type);
	} else if (way === 'link' && !isWebAddress(media.link ?? '')) {
		checks.add(field, `"${(media.link ?? '').slice(0, 60)}" is not a link`, 'Enter one that starts with https://');
	}
}

/** A media id wins over a link: it is what the documents recommend. */
function wayOf({ id = '', link = '', file }: MediaReference): MediaWay | undefined {
	if (file) return 'file';
	if (id.trim() !== '') return 'id';
	return link.trim() === '' ? undefined : 'link';
}

function checkFile(checks: Checks, field: string, { name, mimeType, bytes = 0 }: WorkflowFile, type: MediaType) {
	const known = CONTENT_TYPES[type];
	if (known && !known.includes(mimeType.split(';')[0]?.trim().toLowerCase() ?? '')) {
		checks.add(
			field,
			`holds "${name}" of type ${mimeType}, which WhatsApp does not show as ${type}`,
			`Give a file of type ${known.join(', ')}, or send it as a document`,
		);
	}
	const max = maxFor(limits.mediaBytes[type], checks.api.version);
	if (bytes > max) {
		checks.add(
			field,
			`holds "${name}" of ${megabytes(bytes)}, the limit is ${megabytes(max)}`,
			'Give a smaller file',
			{ limit: max, actual: bytes },
		);
	}
}

/** Rounded up, so that a file just over the limit does not look as if it kept it. */
const megabytes = (bytes: number) => `${(Math.ceil((bytes / 1024 ** 2) * 10) / 10).toFixed(1)} MB`;

/** The media object as Meta writes it. */
export function mediaToMeta({ id, link, filename }: MediaReference): JsonObject {
	return { ...(id ? { id } : { link }), ...(filename ? { filename } : {}) };
}
