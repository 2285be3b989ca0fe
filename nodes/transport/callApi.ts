import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import { connectionFailure, type CallError } from '../../kaleyra/api/connection';
import { multipart, type Part } from '../../kaleyra/api/multipart';
import type { ApiRequest, ApiResponse, Failure } from '../../kaleyra/api/request';
import { failed, ok, type Result } from '../../kaleyra/result';

type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions;

const CREDENTIAL = 'kaleyraApi';

/** How a call is made. */
interface CallOptions {
	timeoutMs: number;
	/** What n8n decrypted of the credential; it does that anew for each call when none is given. */
	credential?: ICredentialDataDecryptedObject;
	/** For a call that sends no message: what did not come about when it fails, for example `Kaleyra did not take the file`. */
	whatFailed?: string;
}

/**
 * Makes one call with the credential of the node, through n8n's own helper.
 * Returns the answer whatever its status, or why there was none.
 */
export async function callApi(
	context: Context,
	request: ApiRequest,
	{ timeoutMs, credential, whatFailed }: CallOptions,
): Promise<Result<ApiResponse>> {
	const content = await contentOf(context, request);
	if (!content.ok) return content;
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL,
			{
				method: request.method as IHttpRequestMethods,
				url: request.url,
				...content.value,
				json: true,
				timeout: timeoutMs,
				returnFullResponse: true,
				// The status is read here: n8n would repeat a 401 and throw away the answer's text.
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			},
			credential && { credentialsDecrypted: { id: '', name: '', type: CREDENTIAL, data: credential } },
		)) as ApiResponse;
		return ok({ statusCode, headers, body });
	} catch (error) {
		return failed(connectionFailure(causeOf(error as ErrorLayer), whatFailed));
	}
}

/**
 * Makes a call that sends no message, and reads its answer.
 * @param read is given what did not come about for the words of a refusal.
 */
export async function call<T>(
	context: Context,
	request: ApiRequest,
	read: (response: ApiResponse, whatFailed: string) => Result<T>,
	options: CallOptions & { whatFailed: string },
): Promise<Result<T>> {
	const response = await callApi(context, request, options);
	return response.ok ? read(response.value, options.whatFailed) : response;
}

type Content = { body: ApiRequest['json'] | Buffer; headers?: { 'Content-Type': string } };

/** The body and its content type. A file's bytes are read at the item it came with. */
async function contentOf(context: Context, { json, form }: ApiRequest): Promise<Result<Content>> {
	if (!form) return ok({ body: json });
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
			return failed(unreadable(value.name, (error as Error).message));
		}
	}
	const { contentType, body } = multipart(parts);
	return ok({ headers: { 'Content-Type': contentType }, body });
}

/** n8n keeps files apart from items and may have lost one. */
const unreadable = (name: string, said: string): Failure => ({
	code: 'FILE_NOT_READ',
	message: `The file "${name}" could not be read`,
	fix: `Run the node that gives the file again. n8n said: ${said}`,
	sent: 'refused',
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
