import { IncomingMessage, ServerResponse } from 'node:http';

const parsed = ['application/json', 'text/plain', 'application/x-www-form-urlencoded'];

/** What n8n's web server (Express, and n8n's own reading of bodies) adds to a request. */
export class WebhookRequest extends IncomingMessage {
	body: unknown = {};
	query: Record<string, string> = {};
	params: Record<string, string> = {};
	path = '';
	ip?: string;

	/** Takes the address apart, as Express does before anyone is called. */
	readHead() {
		this.ip = this.socket.remoteAddress;
		const url = new URL(this.url ?? '/', 'http://n8n');
		this.path = url.pathname;
		this.query = Object.fromEntries(url.searchParams);
	}

	override async readRawBody(): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of this) chunks.push(chunk as Buffer);
		this.rawBody = Buffer.concat(chunks);
	}

	/**
	 * Reads the body as n8n does: for nodes after version 1 only where it knows the content type. Throws a
	 * SyntaxError when it is not the JSON it claims to be.
	 */
	async readBody(typeVersion: number): Promise<void> {
		const type = this.headers['content-type']?.split(';')[0] ?? '';
		if (typeVersion > 1 && !parsed.includes(type)) return;
		await this.readRawBody();
		if (this.rawBody.length === 0) return;
		const text = this.rawBody.toString();
		if (type === 'application/json') this.body = JSON.parse(text);
		else if (type === 'text/plain') this.body = text;
		else if (type === 'application/x-www-form-urlencoded') {
			this.body = Object.fromEntries(new URLSearchParams(text));
		}
	}
}

/** What Express adds to a response, as far as nodes use it. */
export class WebhookResponse extends ServerResponse<WebhookRequest> {
	status(code: number) {
		this.statusCode = code;
		return this;
	}

	set(name: string, value: string) {
		return this.setHeader(name, value);
	}

	type(contentType: string) {
		return this.set('Content-Type', contentType);
	}

	json(body: unknown) {
		this.setHeader('Content-Type', 'application/json; charset=utf-8');
		return this.end(JSON.stringify(body));
	}

	send(body?: unknown) {
		if (body === undefined || typeof body === 'string') {
			if (!this.hasHeader('Content-Type')) this.setHeader('Content-Type', 'text/html; charset=utf-8');
			return this.end(body);
		}
		return this.json(body);
	}

	sendStatus(code: number) {
		return this.status(code).send();
	}
}
