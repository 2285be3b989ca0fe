/** One HTTP call of the webhook: what it is made of, and which part of it is the payload. */
import { isObject, parsed, type JsonObject } from '../json';

/** A call, as far as it matters here. Everything in it was written by the caller. */
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

/** The query parameter that carries the secret in a URL registered at Kaleyra. */
export const secretParameter = 'token';

/** All query parameters that may carry the secret: our own and Meta's. They are no part of the payload. */
export const secretParameters: readonly string[] = [secretParameter, 'hub.verify_token'];

/**
 * The payload of a call: its body, or the query when there is no body. JSON is read whatever content
 * type the caller gave it.
 */
export function payloadOf(call: Call): unknown {
	const body = bodyOf(call);
	const hasBody = isObject(body) ? Object.keys(body).length > 0 : body !== undefined && body !== '';
	return hasBody ? body : queryOf(call);
}

function bodyOf({ body, rawBody }: Call): unknown {
	if (typeof body === 'string') return parsed(body) ?? body;
	if (isObject(body)) return isObject(body.data) && 'files' in body ? body.data : emptyAsText(body, rawBody);
	return body === undefined ? asText(rawBody) : body;
}

/** n8n hands over an empty object for a content type it does not parse. */
function emptyAsText(body: object, rawBody: Uint8Array | undefined): unknown {
	return Object.keys(body).length > 0 ? body : asText(rawBody);
}

function asText(rawBody: Uint8Array | undefined): unknown {
	if (rawBody === undefined || rawBody.length === 0) return undefined;
	return parsed(Buffer.from(rawBody).toString('utf8'));
}

function queryOf({ query }: Call): unknown {
	return Object.fromEntries(Object.entries(query).filter(([name]) => !secretParameters.includes(name)));
}
