import type { WorkflowFile } from '../message/types';
import type { Account } from './account';
import { errorTexts, failureOf } from './failure';
import type { Answer, ApiRequest, ApiResponse } from './request';

/** A file for `POST /v2/{sid}/whatsapp/{number}/media`, kept for messages of this business number. */
export function encodeMediaUpload(file: WorkflowFile, from: string, account: Account): ApiRequest {
	return {
		method: 'POST',
		url: `${account.baseUrl}/v2/${encodeURIComponent(account.sid)}/whatsapp/${from}/media`,
		form: { type: file.mimeType, file },
	};
}

/** Reads the answer; `messageId` is the media id. The documents do not show its place: under `data` or at the root. */
export function readMediaAnswer(response: ApiResponse): Answer {
	const body = (response.body ?? {}) as Record<string, unknown>;
	const data = (body.data ?? {}) as Record<string, unknown>;
	const mediaId = [data.id, data.media_id, body.id, body.media_id].find(
		(id): id is string | number => typeof id === 'string' || typeof id === 'number',
	);
	const accepted =
		response.statusCode >= 200 &&
		response.statusCode < 300 &&
		mediaId !== undefined &&
		errorTexts(body).length === 0;
	return accepted
		? { accepted, messageId: String(mediaId), code: String(body.code ?? ''), message: String(body.message ?? '') }
		: { accepted: false, failure: failureOf(response) };
}
