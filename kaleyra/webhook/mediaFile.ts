import { cleanContentType, cleanFileName } from '../fileLabel';
import { isPrivateHost } from '../network';
import type { Media } from './event';

/**
 * Why a link is not followed; nothing when it may be. A link comes from the caller, so it must not lead
 * into the network of n8n. The one exception is the host of the API itself, which the owner of the
 * credential chose (a gateway inside the house, the simulator).
 * @param allowedHosts the only hosts that files are fetched from, exact or as `*.example.com`; any when left out
 */
export function problemWithLink(link: string, apiBaseUrl: string, allowedHosts?: string[]): string | undefined {
	const url = parseUrl(link);
	if (url === undefined) return 'The link is not a URL.';
	if (url.protocol !== 'https:' && url.protocol !== 'http:') return `The link uses ${url.protocol}, and only http and https are followed.`;
	if (allowedHosts?.length === 0) return 'Allowed File Hosts names no host, so no file is fetched.';
	if (allowedHosts && !isListedHost(link, allowedHosts)) {
		return `The link leads to ${url.hostname}, which is not among Allowed File Hosts.`;
	}
	return isPrivateHost(url.hostname) && !isOwnHost(link, apiBaseUrl) ? leadsInside(link) : undefined;
}

/** The sentence about a link into a private network. */
export const leadsInside = (link: string): string => `The link leads to ${parseUrl(link)?.hostname}, which is inside a private network.`;

/** Whether a link leads to the API itself, on its very port. */
export const isOwnHost = (link: string, apiBaseUrl: string): boolean => parseUrl(link)?.origin === (parseUrl(apiBaseUrl)?.origin ?? '');

/** Whether the host of a link is one of the list; `*.example.com` stands for all names below, not for the name itself. */
export function isListedHost(link: string, hosts: string[]): boolean {
	const host = plainHost(parseUrl(link)?.hostname ?? '');
	return hosts.some((one) => {
		const listed = plainHost(one);
		return listed.startsWith('*.') ? listed.length > 2 && host.endsWith(listed.slice(1)) : host === listed && host !== '';
	});
}

const plainHost = (host: string) => host.trim().toLowerCase().replace(/\.$/, '');

/** The address a redirect leads to. */
export function redirectedTo(link: string, location: unknown): string | undefined {
	return typeof location === 'string' ? parseUrl(location, link)?.href : undefined;
}

function parseUrl(link: string, base?: string): URL | undefined {
	return URL.canParse(link, base) ? new URL(link, base) : undefined;
}

/** Why a response is not the file; nothing when it may be. */
export function problemWithResponse(statusCode: number, media: Media, contentType: string | undefined): string | undefined {
	if (statusCode === 404 || statusCode === 410) return `The file is gone (HTTP ${statusCode}).`;
	if (statusCode === 401 || statusCode === 403) return `The link needs a permission or has expired (HTTP ${statusCode}).`;
	if (statusCode !== 200) return `The host of the file answered HTTP ${statusCode}.`;
	if (!isOfKind(media, contentType)) return `The link gave ${mimeOf(contentType)} instead of the ${media.type}.`;
	return undefined;
}

/** What hosts send as the type when they know none. */
const unspecific = ['', 'application/octet-stream', 'binary/octet-stream'];

function isOfKind(media: Media, contentType: string | undefined): boolean {
	const given = mimeOf(contentType);
	if (unspecific.includes(given) || given === mimeOf(media.mimeType)) return true;
	if (media.type === 'document') return given !== 'text/html';
	const family = media.type === 'sticker' ? 'image' : media.type;
	// An Ogg file holds a voice message or a film, and hosts name it after the container.
	return given.startsWith(`${family}/`) || (family === 'audio' && given === 'application/ogg');
}

/** The type to store a file under: what the host says, or else what WhatsApp said. */
export function fileType(media: Media, contentType: string | undefined): string {
	const given = mimeOf(contentType);
	return (unspecific.includes(given) ? mimeOf(media.mimeType) : given) || 'application/octet-stream';
}

/** `image/JPEG; charset=…` is `image/jpeg`; what is no content type is empty. */
const mimeOf = (value: string | undefined) => cleanContentType(value ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The endings of the types WhatsApp carries (Cloud API, supported media types). */
const endings = new Map([
	['image/jpeg', 'jpg'],
	['image/png', 'png'],
	['image/webp', 'webp'],
	['audio/aac', 'aac'],
	['audio/amr', 'amr'],
	['audio/mpeg', 'mp3'],
	['audio/mp4', 'm4a'],
	['audio/ogg', 'ogg'],
	['video/mp4', 'mp4'],
	['video/3gpp', '3gp'],
	['application/pdf', 'pdf'],
	['text/plain', 'txt'],
]);

/** A name for the file: the sender's, cleaned, or one made of kind, message id and type. */
export function fileName(media: Media, messageId: string | undefined, mimeType: string): string {
	const given = cleanFileName(media.fileName ?? '');
	if (given !== '') return given;
	const name = `${media.type}-${(messageId ?? 'message').replace(/[^\w-]/g, '').slice(-24)}`;
	const ending = endings.get(mimeType);
	return ending === undefined ? name : `${name}.${ending}`;
}
