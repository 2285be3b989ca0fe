import type { JsonObject } from '../json';
import type { ApiRules, ApiVersion } from './apiRules';
import type { Bounds, Limit } from './limits';
import type { Violation } from './violation';

export type { ApiVersion } from './apiRules';

/**
 * One kind of WhatsApp message: how it is checked and how it is written down for the API. Everything
 * that is special about a kind stands in its one file; `messageTypes` in index.ts collects them.
 */
export interface MessageType<M extends { kind: string } = { kind: string }> {
	kind: M['kind'];
	/** The name used in sentences before `message`, for example `list`. */
	label: string;
	/** The versions of the API that document this kind. */
	versions: readonly ApiVersion[];
	/** The bounds that `check` holds it to, as the documentation lists them. */
	limits?: Bounds;
	/** All violations at once; empty when the message may be sent through this version of the API. */
	check(message: M, api: ApiRules): Violation[];
	/**
	 * The message as Meta's Cloud API writes it: `{ type, [type]: … }`. v2 puts it into
	 * `messaging_object`, v3 into `request`.
	 */
	toMeta(message: M): MetaContent;
	/** The form fields of v1. Only for kinds that v1 has. */
	toV1Form?(message: M): V1Form;
	/** The text the customer reads, where the fields do not show it by themselves. Undefined when it is not known. */
	preview?(message: M): string | undefined;
	/**
	 * The message with other ids: those that come back when the customer answers. Only for kinds that are
	 * answered by a tap or a form.
	 */
	mapIds?(message: M, change: ChangeId): M;
}

/** Gives the new id for one that is in a message at `path`, where `limit` bounds it. */
export type ChangeId = (id: string, at: { path: ReadonlyArray<string | number>; limit: Limit }) => string;

export type MetaContent = { type: string } & JsonObject;

/** Fields of a v1 form. JSON values (header, action) are already strings, as v1 wants them. */
export type V1Form = { type: string } & Record<string, string | WorkflowFile>;

/** Marks a WorkflowFile. No JSON can hold it, so that data from outside never passes for a file. */
export const IS_FILE = Symbol('file of the workflow');

/** A file of the workflow. Where its bytes are is known to whoever sends it. */
export interface WorkflowFile {
	[IS_FILE]: true;
	/** The input item and its binary field. */
	itemIndex: number;
	property: string;
	/** Equal for equal bytes, so that a file which many messages show is uploaded once. */
	identity: string;
	name: string;
	mimeType: string;
	/** Missing when n8n does not know it. */
	bytes?: number;
}

/** Values of the user that travel with a message and come back with reports and replies. */
export interface Reference {
	ref?: string;
	ref1?: string;
	ref2?: string;
	waSource?: string;
}

/** A message and whom it goes to: everything the encoders of the API versions need. */
export interface Outgoing<M extends { kind: string } = { kind: string }> {
	/** The business number, E.164 with plus. */
	from: string;
	/** The customer's number, E.164 with plus. */
	to: string;
	message: M;
	reference?: Reference;
	/** The id of the message this one answers. */
	replyTo?: string;
	/** Where its status goes. v1 takes one URL, v3 one or several, comma separated. */
	callbackUrl?: string;
	/** v1 only: the callback profile that is told its status. */
	callbackProfileId?: string;
	/** v3 only: your own ids, reported back with the status. */
	clientId?: string;
	externalId?: string;
	/** v3 only: the text of `request.message`, which stands beside the message itself. */
	messageText?: string;
}
