import type { IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';

import { isPublicAddress } from '../../kaleyra/inbound/access/address';
import { isListedHost, isOwnHost, leadsInside, problemWithLink, redirectedTo } from '../../kaleyra/inbound/mediaFile';

const maxRedirects = 3;

/** Where links may lead. */
export interface LinkRules {
	/** The credential's API; its host may be a private one. */
	apiBaseUrl: string;
	/** The only hosts that files are fetched from; any public one when left out. */
	allowedHosts?: string[];
}

type Readable = Exclude<Parameters<IWebhookFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

/** An answer whose body has yet to be read. */
export interface FileResponse {
	statusCode: number;
	headers: Record<string, string | undefined>;
	body: Readable & {
		socket?: { remoteAddress?: string };
		/** n8n's agent names the proxy it goes through. */
		req?: { agent?: { proxy?: unknown } };
	};
}

type Problem = { problem: string };

/** Asks for a file. Redirects are followed by hand, so that each step is checked. Throws when a host cannot be reached. */
export async function openLink(
	context: IWebhookFunctions,
	link: string,
	rules: LinkRules,
	abortSignal: AbortSignal,
): Promise<FileResponse | Problem> {
	let url = link;
	for (let hop = 0; hop <= maxRedirects; hop++) {
		const problem = problemWithLink(url, rules.apiBaseUrl, rules.allowedHosts);
		if (problem) return { problem };
		const response = await request(context, url, rules, abortSignal);
		if ('problem' in response || response.statusCode < 300 || response.statusCode > 399) return response;
		response.body.destroy();
		const next = redirectedTo(url, response.headers.location);
		if (next === undefined) return { problem: `The host of the file answered HTTP ${response.statusCode}.` };
		url = next;
	}
	return { problem: `The link leads on more than ${maxRedirects} times.` };
}

async function request(context: IWebhookFunctions, url: string, rules: LinkRules, abortSignal: AbortSignal): Promise<FileResponse | Problem> {
	const route = isOwnHost(url, rules.apiBaseUrl) ? {} : await routeTo(context, url, rules);
	if ('problem' in route) return route;
	const response = (await context.helpers.httpRequest({
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		// Unpacking would hide the connection a body comes from; pictures and films are packed in themselves.
		headers: { 'Accept-Encoding': 'identity' },
		agentOptions: route.agentOptions,
		abortSignal,
	})) as FileResponse;
	if (!route.checkPeer || !isFromInside(response)) return response;
	response.body.destroy();
	return { problem: leadsInside(url) };
}

interface Route {
	/** Pins the connection to the address that was checked. */
	agentOptions?: IHttpRequestOptions['agentOptions'];
	/** Whether the address is only known once the connection stands. */
	checkPeer?: boolean;
}

/**
 * Resolves the host of a link and checks what it resolves to. n8n 2.41 has a filter that resolves names; it
 * is asked whether or not N8N_SSRF_PROTECTION_ENABLED is set. An older n8n resolves while it connects, so
 * there the connection is checked, before anything is read from it.
 */
async function routeTo(context: IWebhookFunctions, url: string, { allowedHosts }: LinkRules): Promise<Route | Problem> {
	const filter = context.helpers.getSecureEgressFilter?.('enforced');
	if (filter === undefined) return { checkPeer: true };
	const { hostname } = new URL(url);
	const host = hostname.replace(/^\[|\]$/g, '');
	if (isPublicAddress(host)) return {};
	try {
		const addresses = await resolve(filter, host);
		if (!addresses.every(isPublicAddress)) return { problem: leadsInside(url) };
		return { agentOptions: { host: addresses[0] } };
	} catch (error) {
		const { code, message } = error as Error & { code?: string };
		if (code !== 'ENOTFOUND' && code !== 'EAI_AGAIN') return { problem: `n8n does not follow the link: ${message}` };
		// Behind a proxy n8n may be unable to resolve names; the proxy then does. Only for hosts the user named.
		return allowedHosts && isListedHost(url, allowedHosts) ? {} : { problem: `n8n knows no address of ${hostname}.` };
	}
}

type EgressFilter = ReturnType<IWebhookFunctions['helpers']['getSecureEgressFilter']>;

/** All addresses of a name. Rejects when there is none, or when n8n's own settings forbid one. */
async function resolve(filter: EgressFilter, host: string): Promise<string[]> {
	return await new Promise((done, reject) => {
		filter.createSecureLookup()(host, { all: true }, (error, addresses) => {
			if (error) reject(error);
			else done([addresses].flat().map((one) => (typeof one === 'string' ? one : one.address)));
		});
	});
}

/**
 * Whether the other end of a connection is in a private network. A proxy may be; and where n8n shows no
 * connection, the names that were checked have to do.
 */
function isFromInside({ body }: FileResponse): boolean {
	const peer = body.req?.agent?.proxy === undefined ? body.socket?.remoteAddress : undefined;
	return peer !== undefined && !isPublicAddress(peer);
}
