import type { Call } from './access/call';
import { secretParameters } from './access/secret';
import { isObject, parsed } from '../json';

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
