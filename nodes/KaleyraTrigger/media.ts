import { OperationalError, type IBinaryData, type INodeExecutionData, type IWebhookFunctions } from 'n8n-workflow';

import type { InboundEvent, Media } from '../../kaleyra/inbound/event';
import { fileName, fileType, problemWithAnswer, problemWithLink, redirectedTo } from '../../kaleyra/inbound/mediaFile';
import { mapConcurrently } from '../Kaleyra/sending/concurrency';

/** From the first byte asked for to the last byte stored. */
const timeoutMs = 120_000;
const maxRedirects = 3;
const atOnce = 5;

/** What may be fetched. */
export interface DownloadRules {
	maxBytes: number;
	/** The credential's API; its host may be a private one. */
	apiBaseUrl: string;
}

type Readable = Exclude<Parameters<IWebhookFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

interface StreamResponse {
	statusCode: number;
	headers: Record<string, string | undefined>;
	body: Readable;
}

type Download = { file: IBinaryData } | { problem: string };

/**
 * Adds the files customers sent to the items, as binary `data`. A file that cannot be had keeps no item
 * back: `media.error` says why. Never throws.
 */
export async function withFiles(
	context: IWebhookFunctions,
	items: INodeExecutionData[],
	rules: DownloadRules,
): Promise<INodeExecutionData[]> {
	return await mapConcurrently(items, atOnce, async (item) => {
		const { media, messageId } = item.json as unknown as InboundEvent;
		if (media === undefined) return item;
		const result = await download(context, media, messageId, rules);
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
): Promise<Download> {
	if (media.url === undefined) return { problem: 'The event carries no link to the file, only its ID at WhatsApp.' };
	try {
		const opened = await open(context, media.url, rules);
		return 'problem' in opened ? opened : await store(context, opened, media, messageId, rules.maxBytes);
	} catch (error) {
		return { problem: `The file could not be fetched: ${(error as Error).message}` };
	}
}

/** Follows redirects by hand, so that each step is checked. */
async function open(
	context: IWebhookFunctions,
	link: string,
	{ apiBaseUrl }: DownloadRules,
): Promise<StreamResponse | { problem: string }> {
	const abortSignal = AbortSignal.timeout(timeoutMs);
	let url = link;
	for (let hop = 0; hop <= maxRedirects; hop++) {
		const problem = problemWithLink(url, apiBaseUrl);
		if (problem) return { problem };
		const response = (await context.helpers.httpRequest({
			url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			abortSignal,
		})) as StreamResponse;
		if (response.statusCode < 300 || response.statusCode > 399) return response;
		response.body.destroy();
		const next = redirectedTo(url, response.headers.location);
		if (next === undefined) return { problem: `The host of the file answered HTTP ${response.statusCode}.` };
		url = next;
	}
	return { problem: `The link leads on more than ${maxRedirects} times.` };
}

async function store(
	context: IWebhookFunctions,
	{ statusCode, headers, body }: StreamResponse,
	media: Media,
	messageId: string | undefined,
	maxBytes: number,
): Promise<Download> {
	const contentType = headers['content-type'];
	const problem = problemWithAnswer(statusCode, media, contentType);
	if (problem) {
		body.destroy();
		return { problem };
	}
	const type = fileType(media, contentType);
	const file = await context.helpers.prepareBinaryData(upTo(maxBytes, body), fileName(media, messageId, type), type);
	return { file };
}

/** Passes a stream on and breaks it off where it becomes too large. A Content-Length may lie, so the bytes are counted. */
function upTo(maxBytes: number, body: Readable): Readable {
	let bytes = 0;
	return body.map((piece: Buffer) => {
		bytes += piece.length;
		if (bytes > maxBytes) {
			throw new OperationalError(`it is larger than ${maxBytes / 1024 / 1024} MB, the limit in Max File Size.`);
		}
		return piece;
	});
}
