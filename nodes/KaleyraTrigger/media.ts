import { OperationalError, type INodeExecutionData, type IBinaryData, type IWebhookFunctions } from 'n8n-workflow';

import type { InboundEvent, Media } from '../../kaleyra/inbound/event';
import { fileName, fileType, problemWithAnswer } from '../../kaleyra/inbound/mediaFile';
import { mapConcurrently } from '../Kaleyra/sending/concurrency';
import { openLink, type FileResponse, type LinkRules } from './openLink';

/** What the files of one call may take, whoever called: their number, their bytes together, and the time for all of them. */
export const limitsOfCall = { files: 20, bytes: 200 * 1024 * 1024, ms: 120_000 };
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

type Download = { file: IBinaryData } | { problem: string };

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
): Promise<Download> {
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
): Promise<Download> {
	const contentType = headers['content-type'];
	const problem = problemWithAnswer(statusCode, media, contentType);
	if (problem) {
		body.destroy();
		return { problem };
	}
	const type = fileType(media, contentType);
	const stream = upTo(maxBytes, body, allowance);
	return { file: await context.helpers.prepareBinaryData(stream, fileName(media, messageId, type), type) };
}

/** The files of a call are too large together. */
class TooMuch extends OperationalError {}

/** Passes a stream on and breaks it off where it becomes too large. A Content-Length may lie, so the bytes are counted. */
function upTo(maxBytes: number, body: FileResponse['body'], allowance: Allowance): FileResponse['body'] {
	let bytes = 0;
	return body.map((piece: Buffer) => {
		bytes += piece.length;
		allowance.bytes -= piece.length;
		if (bytes > maxBytes) throw new OperationalError(`it is larger than ${megabytes(maxBytes)}, the limit in Max File Size.`);
		if (allowance.bytes < 0) throw new TooMuch(tooMuch);
		return piece;
	});
}
