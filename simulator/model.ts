/** The words the rooms of the simulator share. */

export type Json = Record<string, unknown>;

export type ApiVersion = 'v1' | 'v2' | 'v3';

/** The versions whose documents have many kinds of message alike: the common ones, or all that Meta's Cloud API has. */
export const VERSIONS: Record<'all' | 'cloudApi', readonly ApiVersion[]> = { all: ['v1', 'v2', 'v3'], cloudApi: ['v2'] };

/** A message as Meta's Cloud API writes it: `{ type, [type]: … }`. v1 forms are turned into it. */
export type MetaContent = { type: string } & Json;

export const STATUSES = ['sent', 'delivered', 'read', 'failed', 'not sent'] as const;
export type Status = (typeof STATUSES)[number];

export interface ExtraInfo {
	ref: string;
	ref1: string;
	ref2: string;
	wa_source: string;
}

/** An accepted message, one per recipient. */
export interface ReceivedMessage {
	direction: 'out';
	/** Grows by one with each message in either direction. */
	seq: number;
	/** The id the sender was told: Kaleyra's id (v2), `<uuid>:0` (v1) or the transaction id (v3). */
	messageId: string;
	/** WhatsApp's own id, which replies name in their `context`. The sender never learns it from the answer. */
	wamid: string;
	version: ApiVersion;
	/** Path and query the request came to. */
	path: string;
	/** ISO 8601, UTC. */
	at: string;
	/** The business number, digits only. */
	from: string;
	/** The customer's number, digits only. */
	to: string;
	/** `text`, `image`, … or for interactive messages `list`, `button`, `flow`, … */
	kind: string;
	content: MetaContent;
	/** The id of the message this one answers. */
	replyTo?: string;
	extraInfo: ExtraInfo;
	/** Where v1 and v3 want this message's statuses. */
	callbacks: string[];
	clientId?: string;
	externalId?: string;
	traceId: string;
	/** The request's headers, without the key or token. */
	headers: Record<string, string>;
	/** The request's body as it was read: JSON, or the fields of a form. */
	body: unknown;
	status?: Status;
	/** The emoji the customer reacted with. */
	reaction?: string;
}

/** A message a customer wrote or tapped. */
export interface CustomerMessage {
	direction: 'in';
	seq: number;
	wamid: string;
	at: string;
	/** The customer's number, digits only. */
	from: string;
	profileName: string;
	/** The business number, digits only. */
	to: string;
	content: MetaContent;
	/** The message of the business that was answered, when it is known. */
	original?: ReceivedMessage;
	/** Where a file the customer sent can be fetched; empty when there is none. */
	mediaUrl: string;
	/** Whether the webhook took it; absent while it is told. `nowhere`: the number has no incoming URL. */
	told?: 'taken' | 'failed' | 'nowhere';
	/** Set once the business marked the message as read. */
	read?: boolean;
	/** The emoji the business reacted with. */
	reaction?: string;
}

export type ChatMessage = ReceivedMessage | CustomerMessage;

/** How a business number's incoming URL is called. */
export interface Incoming {
	url: string;
	shape: string;
	/** Sent with every call, for example to carry a webhook secret. */
	headers?: Record<string, string>;
	/** Added to the URL's query. */
	query?: Record<string, string>;
}

export interface BusinessNumber {
	/** Digits only. */
	number: string;
	/** The one API version this number lives on. */
	version: ApiVersion;
	name: string;
	phoneNumberId: string;
	incoming?: Incoming;
}

/** `+91 98765-43210` and `919876543210` are the same number. */
export const digits = (value: unknown): string => String(value ?? '').replace(/\D/g, '');

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
