import {
	OperationalError,
	type IBinaryData,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { isPublicAddress } from '../../kaleyra/network';
import type { InboundEvent, Media } from '../../kaleyra/webhook/event';
import {
	fileName,
	fileType,
	isListedHost,
	isOwnHost,
	leadsInside,
	problemWithLink,
	problemWithResponse,
	redirectedTo,
} from '../../kaleyra/webhook/mediaFile';
import { mapConcurrently } from '../transport/concurrency';

/** What the files of one call may take, whoever called: their number, their bytes together, and the time for all of them. */
const limitsOfCall = { files: 20, bytes: 200 * 1024 * 1024, ms: 120_000 };
const atOnce = 5;

/** What may be fetched. */
export interface DownloadRules extends LinkRules {
	/** Of one file. */
	maxBytes: number;
}

/** What is left of a call's limits while its files are fetched. */
interface Allowance {
	bytes: number;
	deadline: AbortSignal;
}

/** Why there is no file, as a sentence for `media.error`. */
type NoFile = { problem: string };

const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`;
const fetchItYourself = 'Fetch it from media.url in the workflow.';
const tooMany = `The call brought more than ${limitsOfCall.files} files, and only these are fetched. ${fetchItYourself}`;
const tooMuch = `The files of the call have more than ${megabytes(limitsOfCall.bytes)} together, the limit for one call. ${fetchItYourself}`;
const tooLong = `The files of the call took more than ${limitsOfCall.ms / 1000} seconds together, the limit for one call. ${fetchItYourself}`;

/**
 * Adds the files customers sent to the items, as binary `data`. A file that cannot be had keeps no item
 * back: `media.error` says why. Never throws.
 */
export async function withFiles(
	context: IWebhookFunctions,
	items: INodeExecutionData[],
	rules: DownloadRules,
): Promise<INodeExecutionData[]> {
	const withLink = items.filter(({ json }) => (json as unknown as InboundEvent).media?.url !== undefined);
	const beyond = new Set(withLink.slice(limitsOfCall.files));
	const allowance = { bytes: limitsOfCall.bytes, deadline: AbortSignal.timeout(limitsOfCall.ms) };
	return await mapConcurrently(items, atOnce, async (item) => {
		const { media, messageId } = item.json as unknown as InboundEvent;
		if (media === undefined) return item;
		const result = beyond.has(item) ? { problem: tooMany } : await download(context, media, messageId, rules, allowance);
		return 'file' in result
			? { ...item, binary: { data: result.file } }
			: { ...item, json: { ...item.json, media: { ...media, error: result.problem } } };
	});
}

/** Fetches one file into n8n's binary store, piece by piece. */
async function download(
	context: IWebhookFunctions,
	media: Media,
	messageId: string | undefined,
	rules: DownloadRules,
	allowance: Allowance,
): Promise<{ file: IBinaryData } | NoFile> {
	if (media.url === undefined) return { problem: 'The event carries no link to the file, only its ID at WhatsApp.' };
	if (allowance.bytes <= 0) return { problem: tooMuch };
	if (allowance.deadline.aborted) return { problem: tooLong };
	try {
		const opened = await openLink(context, media.url, rules, allowance.deadline);
		return 'problem' in opened ? opened : await store(context, opened, media, messageId, rules.maxBytes, allowance);
	} catch (error) {
		if (allowance.deadline.aborted) return { problem: tooLong };
		return { problem: error instanceof TooMuch ? tooMuch : `The file could not be fetched: ${(error as Error).message}` };
	}
}

async function store(
	context: IWebhookFunctions,
	{ statusCode, headers, body }: FileResponse,
	media: Media,
	messageId: string | undefined,
	maxBytes: number,
	allowance: Allowance,
): Promise<{ file: IBinaryData } | NoFile> {
	const contentType = headers['content-type'];
	const problem = problemWithResponse(statusCode, media, contentType);
	if (problem) {
		body.destroy();
		return { problem };
	}
	const type = fileType(media, contentType);
	const stream = limited(maxBytes, body, allowance);
	return { file: await context.helpers.prepareBinaryData(stream, fileName(media, messageId, type), type) };
}

/** The files of a call are too large together. */
class TooMuch extends OperationalError {}

/** Passes a stream on and breaks it off where it becomes too large. A Content-Length may lie, so the bytes are counted. */
function limited(maxBytes: number, body: FileResponse['body'], allowance: Allowance): FileResponse['body'] {
	let bytes = 0;
	return body.map((piece: Buffer) => {
		bytes += piece.length;
		allowance.bytes -= piece.length;
		if (bytes > maxBytes) throw new OperationalError(`it is larger than ${megabytes(maxBytes)}, the limit in Max File Size.`);
		if (allowance.bytes < 0) throw new TooMuch(tooMuch);
		return piece;
	});
}

const maxRedirects = 3;

/** Where links may lead. */
export interface LinkRules {
	/** The credential's API; its host may be a private one. */
	apiBaseUrl: string;
	/** The only hosts that files are fetched from; any public one when left out. */
	allowedHosts?: string[];
}

type Readable = Exclude<Parameters<IWebhookFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

/** A response whose body has yet to be read. */
export interface FileResponse {
	statusCode: number;
	headers: Record<string, string | undefined>;
	body: Readable & {
		socket?: { remoteAddress?: string };
		/** n8n's agent names the proxy it goes through. */
		req?: { agent?: { proxy?: unknown } };
	};
}

/** Asks for a file. Redirects are followed by hand, so that each step is checked. Throws when a host cannot be reached. */
export async function openLink(
	context: IWebhookFunctions,
	link: string,
	rules: LinkRules,
	abortSignal: AbortSignal,
): Promise<FileResponse | NoFile> {
	let url = link;
	for (let hop = 0; hop <= maxRedirects; hop++) {
		const problem = problemWithLink(url, rules.apiBaseUrl, rules.allowedHosts);
		if (problem) return { problem };
		const response = await request(context, url, rules, abortSignal);
		if ('problem' in response || response.statusCode < 300 || response.statusCode > 399) return response;
		response.body.destroy();
		const next = redirectedTo(url, response.headers.location);
		if (next === undefined) return { problem: `The host of the file answered HTTP ${response.statusCode}.` };
		url = next;
	}
	return { problem: `The link leads on more than ${maxRedirects} times.` };
}

async function request(context: IWebhookFunctions, url: string, rules: LinkRules, abortSignal: AbortSignal): Promise<FileResponse | NoFile> {
	const route = isOwnHost(url, rules.apiBaseUrl) ? {} : await routeTo(context, url, rules);
	if ('problem' in route) return route;
	const response = (await context.helpers.httpRequest({
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		// Unpacking would hide the connection a body comes from; pictures and films are packed in themselves.
		headers: { 'Accept-Encoding': 'identity' },
		agentOptions: route.agentOptions,
		abortSignal,
	})) as FileResponse;
	if (!route.checkPeer || !isFromInside(response)) return response;
	response.body.destroy();
	return { problem: leadsInside(url) };
}

interface Route {
	/** Pins the connection to the address that was checked. */
	agentOptions?: IHttpRequestOptions['agentOptions'];
	/** Whether the address is only known once the connection is open. */
	checkPeer?: boolean;
}

/**
 * Resolves the host of a link and checks what it resolves to. n8n 2.41 has a filter that resolves names; it
 * is asked whether or not N8N_SSRF_PROTECTION_ENABLED is set. An older n8n resolves while it connects, so
 * there the connection is checked, before anything is read from it.
 */
async function routeTo(context: IWebhookFunctions, url: string, { allowedHosts }: LinkRules): Promise<Route | NoFile> {
	const filter = context.helpers.getSecureEgressFilter?.('enforced');
	if (filter === undefined) return { checkPeer: true };
	const { hostname } = new URL(url);
	const host = hostname.replace(/^\[|\]$/g, '');
	if (isPublicAddress(host)) return {};
	try {
		const addresses = await resolve(filter, host);
		if (!addresses.every(isPublicAddress)) return { problem: leadsInside(url) };
		return { agentOptions: { host: addresses[0] } };
	} catch (error) {
		const { code, message } = error as Error & { code?: string };
		if (code !== 'ENOTFOUND' && code !== 'EAI_AGAIN') return { problem: `n8n does not follow the link: ${message}` };
		// Behind a proxy n8n may be unable to resolve names; the proxy then does. Only for hosts the user named.
		return allowedHosts && isListedHost(url, allowedHosts) ? {} : { problem: `n8n knows no address of ${hostname}.` };
	}
}

type EgressFilter = ReturnType<IWebhookFunctions['helpers']['getSecureEgressFilter']>;

/** All addresses of a name. Rejects when there is none, or when n8n's own settings forbid one. */
async function resolve(filter: EgressFilter, host: string): Promise<string[]> {
	return await new Promise((done, reject) => {
		filter.createSecureLookup()(host, { all: true }, (error, addresses) => {
			if (error) reject(error);
			else done([addresses].flat().map((one) => (typeof one === 'string' ? one : one.address)));
		});
	});
}

/**
 * Whether the other end of a connection is in a private network. A proxy may be; and where n8n shows no
 * connection, the names that were checked have to do.
 */
function isFromInside({ body }: FileResponse): boolean {
	const peer = body.req?.agent?.proxy === undefined ? body.socket?.remoteAddress : undefined;
	return peer !== undefined && !isPublicAddress(peer);
}
