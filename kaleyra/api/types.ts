import type { Message } from '../message';
import type { ApiRules, ApiVersion } from '../message/apiRules';
import type { Outgoing, WorkflowFile } from '../message/types';
import type { Result } from '../result';
import type { Acceptance, ApiRequest, ApiResponse } from './request';

/** What the node needs to know of the credential besides the key itself, which only n8n handles. */
export interface Account {
	apiVersion: ApiVersion;
	/** Origin and path prefix, without a slash at the end. */
	baseUrl: string;
	/** Empty for versions that have none. */
	sid: string;
	wabaId: string;
}

/** A field of the credential that only some versions have. */
export type CredentialField = 'region' | 'sid' | 'apiKey' | 'accessToken';

/** A message of the customer that counts as read; `typing` shows that an answer is being written. */
export interface ReadReceipt {
	/** The business number, E.164 with plus. */
	from: string;
	messageId: string;
	typing: boolean;
}

/**
 * One version of the API: all that is special about it. What only some versions have is optional here;
 * nothing else asks which version an account is on.
 */
export interface Api extends ApiRules {
	credential: {
		/** Whom the version is for, in the credential's list of versions. */
		description: string;
		fields: readonly CredentialField[];
		/** The headers that carry the key. */
		headers(credential: Record<string, unknown>): Record<string, string>;
		/** The path that n8n's test of the credential calls, as a JavaScript expression over `$credentials`. */
		testPath: string;
	};
	/** The request that sends a message of a kind that the version has. */
	encode(outgoing: Outgoing<Message>, account: Account): ApiRequest;
	readAnswer(response: ApiResponse): Result<Acceptance>;
	/** Whether an account can be asked for its lists of numbers, templates and flows. */
	hasLists: boolean;
	/** Asks for state, quality and limits of one business number. */
	numberDetails?(account: Account, e164: string): ApiRequest;
	/** Uploads a file for messages of one business number; `messageId` of the answer is the media id. */
	upload?: {
		encode(file: WorkflowFile, from: string, account: Account): ApiRequest;
		/** `whatFailed` where the upload stands for itself and not for a message. */
		readAnswer(response: ApiResponse, whatFailed?: string): Result<Acceptance>;
	};
	/** Marks a message of the customer, and all before it, as read. */
	readReceipt?(receipt: ReadReceipt, account: Account): ApiRequest;
	/** Sets the URL to which Kaleyra reports what customers send to a number. */
	incomingUrl?(account: Account, e164: string, url: string): ApiRequest;
}
