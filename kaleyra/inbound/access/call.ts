import type { JsonObject } from '../../json';

/** One HTTP call of the webhook, as far as it matters here. Everything in it was written by the caller. */
export interface Call {
	/** In capitals. */
	method: string;
	/** Names in small letters, as Node.js gives them. */
	headers: JsonObject;
	query: JsonObject;
	/** The body as the server parsed it; undefined when it did not know how. */
	body: unknown;
	/** The body byte for byte. */
	rawBody?: Uint8Array;
	/** The caller's address, as the server understands it behind its proxies. */
	address?: string;
}
