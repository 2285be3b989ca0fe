/**
 * One thing that came in from WhatsApp, the same whatever envelope brought it. It is also the JSON of
 * the Kaleyra Trigger's item, so its keys are public: saved workflows read them.
 * A key stands in an event only where it applies.
 */
export type EventKind =
	| 'listReply'
	| 'buttonReply'
	| 'flowReply'
	| 'templateButton'
	| 'text'
	| 'media'
	| 'location'
	| 'contacts'
	| 'reaction'
	| 'order'
	| 'address'
	| 'otherMessage'
	| 'messageStatus'
	| 'accountUpdate';

/** The row or button that was tapped, with the id it was sent with. */
export interface Reply {
	id: string;
	title: string;
	description?: string;
}

/** What was filled in on a WhatsApp Flow. */
export interface FlowReply {
	/** The flow token the message was sent with. */
	token?: string;
	/** The answers. Empty when WhatsApp sent something that is not a JSON object; see `responseText`. */
	response: Record<string, unknown>;
	/** The answers as they came, present only when they could not be read. */
	responseText?: string;
}

/** A file a customer sent. */
export interface Media {
	/** image, audio, video, document or sticker. */
	type: string;
	id?: string;
	url?: string;
	mimeType?: string;
	fileName?: string;
	caption?: string;
	sha256?: string;
	/** Whether the audio was recorded as a voice message. */
	voice?: boolean;
	animated?: boolean;
	/** Why the file could not be downloaded, where that was asked for. */
	error?: string;
}

/** How far a message of the business got. Anything else WhatsApp reports stands there as it came. */
export type MessageStatus = 'sent' | 'delivered' | 'read' | 'failed' | 'notSent' | (string & {});

/** Why a message failed, in WhatsApp's words and in ours. */
export interface ExplainedError {
	/** WhatsApp's number or Kaleyra's code, for example 131047 or `WAV2101`. */
	code?: number | string;
	title?: string;
	details?: string;
	/** What it means. Present for known codes. */
	explanation?: string;
	/** What to do about it. Present for known codes. */
	whatToDo?: string;
}

/** The advertisement or post a conversation was started from. */
export interface Referral {
	sourceUrl?: string;
	sourceId?: string;
	/** `ad` or `post`. */
	sourceType?: string;
	headline?: string;
	body?: string;
	mediaType?: string;
	mediaUrl?: string;
	thumbnailUrl?: string;
	/** Meta's click id, for reporting conversions. */
	clickId?: string;
	/** The greeting the customer saw. */
	greeting?: string;
}

export interface Order {
	catalogId?: string;
	/** What the customer wrote with the order. */
	text?: string;
	items: Array<{ productId?: string; quantity?: number; price?: number; currency?: string }>;
}

/** News about the account, a number or a template, not about a message. */
export interface AccountUpdate {
	/** `numberQuality`, `templateStatus`, or the name Meta gives the field, for example `account_alerts`. */
	type: string;
	/** For example `FLAGGED` or `APPROVED`. */
	event?: string;
	reason?: string;
	/** The messaging limit of the number, for example `TIER_10K`. */
	currentLimit?: string;
	template?: { id?: string; name?: string; language?: string };
	/** Everything the sender of the news told, as it came. */
	details?: Record<string, unknown>;
}

export interface InboundEvent {
	/** What happened; one of the events the trigger offers. */
	event: EventKind;
	/** WhatsApp's id of the message; for a status, of the message it is about. */
	messageId?: string;
	/** Statuses: Kaleyra's own id of that message where it differs, the one a send returned. */
	kaleyraMessageId?: string;
	/** ISO 8601 in UTC, for example `2024-04-08T16:57:23.000Z`. */
	timestamp?: string;
	/** The customer's number, digits only, as WhatsApp gives it. */
	from?: string;
	/** The name the customer chose on WhatsApp. */
	profileName?: string;
	/** WhatsApp's id of a customer who may hide the number. */
	userId?: string;
	/** The business number, digits only. */
	to?: string;
	/** WhatsApp's id of the business number. */
	phoneNumberId?: string;
	/** What was tapped. */
	reply?: Reply;
	/** What was filled in. */
	flow?: FlowReply;
	/** What the customer wrote. */
	text?: string;
	/** The file the customer sent. */
	media?: Media;
	/** The place the customer sent. */
	location?: { latitude?: number; longitude?: number; name?: string; address?: string; url?: string };
	/** The contact cards, as WhatsApp writes them. */
	contacts?: Array<Record<string, unknown>>;
	/** The emoji, and the message it is about. Empty when the reaction was taken away. */
	reaction?: { messageId: string; emoji: string };
	/** The cart the customer sent. */
	order?: Order;
	/** What was filled in, by WhatsApp's field names. `responseText` alone when it could not be read. */
	address?: Record<string, unknown>;
	/** `otherMessage`: WhatsApp's name of the kind, for example `system` or `unsupported`. */
	type?: string;
	/** `otherMessage`: what WhatsApp told about it, as it came. */
	content?: Record<string, unknown>;
	/** How far the message got: `sent`, `delivered`, `read`, `failed`, `notSent`, or as WhatsApp calls it. */
	status?: MessageStatus;
	/** Why it did not arrive. */
	errors?: ExplainedError[];
	/** The conversation WhatsApp counts the message to. */
	conversation?: { id?: string; expiresAt?: string; origin?: string };
	/** What WhatsApp bills the message as. */
	pricing?: { billable?: boolean; model?: string; category?: string; type?: string };
	/** The news. */
	account?: AccountUpdate;
	/** Answers a question of Send and Wait for Reply, but no execution took the answer: it came too late. */
	late?: true;
	/** The message of the business that this one answers. */
	context?: {
		messageId?: string;
		/** Kaleyra's own id of that message, the one a send returned. */
		kaleyraMessageId?: string;
		from?: string;
		forwarded?: boolean;
		/** The catalogue product the question is about. */
		product?: { catalogId?: string; productId?: string };
	};
	referral?: Referral;
	/** The reference values the answered message was sent with. */
	reference?: { ref?: string; ref1?: string; ref2?: string };
	/** The WhatsApp Business Account. */
	wabaId?: string;
	/** v3: the ids the message was sent with. */
	clientId?: string;
	externalId?: string;
	[more: string]: unknown;
}
