import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import { connectionFailure, type CallError } from '../../kaleyra/api/failure';
import { multipart, type Part } from '../../kaleyra/api/multipart';
import type { ApiRequest, ApiResponse, Failure } from '../../kaleyra/api/request';

type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions;

const CREDENTIAL = 'kaleyraApi';

/**
 * Makes one call with the credential of the node, through n8n's own helper.
 * Returns the answer whatever its status, or why there was none.
 * @param credential what n8n decrypted of it; it does that anew for each call when none is given.
 */
export async function callApi(
	context: Context,
	request: ApiRequest,
	timeoutMs: number,
	credential?: ICredentialDataDecryptedObject,
): Promise<ApiResponse | { noAnswer: Failure }> {
	const content = await contentOf(context, request);
	if ('noAnswer' in content) return content;
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL,
			{
				method: request.method as IHttpRequestMethods,
				url: request.url,
				...content,
				json: true,
				timeout: timeoutMs,
				returnFullResponse: true,
				// The status is read here: n8n would repeat a 401 and throw away the answer's text.
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			},
			credential && { credentialsDecrypted: { id: '', name: '', type: CREDENTIAL, data: credential } },
		)) as ApiResponse;
		return { statusCode, headers, body };
	} catch (error) {
		return { noAnswer: connectionFailure(causeOf(error as ErrorLayer)) };
	}
}

type Content = { body: ApiRequest['json'] | Buffer; headers?: { 'Content-Type': string } };

/** The body and its content type. A file's bytes are read at the item it came with. */
async function contentOf(context: Context, { json, form }: ApiRequest): Promise<Content | { noAnswer: Failure }> {
	if (!form) return { body: json };
	// Files come with items, so this is an execution.
	const { helpers } = context as IExecuteFunctions;
	const parts: Record<string, Part> = {};
	for (const [name, value] of Object.entries(form)) {
		if (typeof value === 'string') {
			parts[name] = value;
			continue;
		}
		try {
			parts[name] = { ...value, data: await helpers.getBinaryDataBuffer(value.itemIndex, value.property) };
		} catch (error) {
			return { noAnswer: unreadable(value.name, (error as Error).message) };
		}
	}
	const { contentType, body } = multipart(parts);
	return { headers: { 'Content-Type': contentType }, body };
}

/** n8n keeps files apart from items and may have lost one. */
const unreadable = (name: string, said: string): Failure => ({
	code: 'FILE_NOT_READ',
	message: `The file "${name}" could not be read`,
	fix: `Run the node that gives the file again. n8n said: ${said}`,
	retryable: false,
	mayHaveBeenSent: false,
});

/** What n8n, axios and Node say of an error, each in its own layer. */
interface ErrorLayer {
	name?: string;
	message?: string;
	code?: unknown;
	syscall?: string;
	cause?: ErrorLayer;
	/** Of a host with several addresses: how it went with each. */
	errors?: ErrorLayer[];
	/** The request of axios, once there is one. */
	request?: unknown;
	response?: unknown;
}

/** The connection's own words lie below the errors that n8n and axios wrap around them. */
function causeOf(error: ErrorLayer): CallError {
	const layers: ErrorLayer[] = [];
	for (let layer: ErrorLayer | undefined = error; layer && layers.length < 5; layer = layer.cause) layers.push(layer);
	const innermost = layers.at(-1);
	const last = <T>(read: (layer: ErrorLayer) => T | undefined) => layers.map(read).findLast((value) => value !== undefined);
	return {
		code: last(({ code }) => (typeof code === 'string' && code !== '' ? code : undefined)) ?? '',
		text: last(({ message }) => (typeof message === 'string' ? message : undefined)) ?? '',
		name: innermost?.name,
		syscall: last(({ syscall, errors }) => syscall ?? errors?.[0]?.syscall),
		// An n8n that does not say what lies below leaves open how far the call came.
		isBeforeRequest: layers.length > 1 && layers.every(({ request, response }) => request === undefined && response === undefined),
	};
}
