import type { JsonObject } from '../json';
import type { WorkflowFile } from '../message/types';

/** One call to the API, complete but for the credential, which n8n adds. */
export interface ApiRequest {
	method: 'GET' | 'POST' | 'PUT';
	url: string;
	/** Sent as JSON. */
	json?: JsonObject;
	/** Sent as multipart form fields. A file stands for its bytes. */
	form?: Record<string, string | WorkflowFile>;
}

/** What came back, whatever its HTTP status. */
export interface ApiResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	/** Parsed when it was JSON, otherwise the text. */
	body: unknown;
}

/** What the API says of a message it accepted. */
export interface Acceptance {
	messageId: string;
	code: string;
	message: string;
	/** v1 only: the id of the request, beside that of its message. */
	requestId?: string;
}

/**
 * Whether the message of a call that failed was sent: `no`, and the same call may be made again; it was
 * `refused`, as it would be again; or `unknown`: WhatsApp may have got it all the same.
 */
export type Sent = 'no' | 'refused' | 'unknown';

/** Why a message was not accepted, in words for the person at the editor. */
export interface Failure {
	/** The code of the API (`WA401`) or of the connection (`ECONNREFUSED`). */
	code: string;
	/** The HTTP status, absent when no answer came. */
	httpCode?: number;
	/** What happened. */
	message: string;
	/** What to do. */
	fix: string;
	sent: Sent;
	/** How long the API asks to wait before the next try, in milliseconds. */
	retryAfterMs?: number;
}
