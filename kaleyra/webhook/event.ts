/** What can come in; the values of the trigger's *Events*. */
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
	/** The ID the row or button was sent with. */
	id: string;
	/** What the customer read on it. */
	title: string;
	/** The smaller text below a row's title. */
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
	/** WhatsApp's id of the file. */
	id?: string;
	/** Where the file can be fetched. */
	url?: string;
	/** For example `image/jpeg`. */
	mimeType?: string;
	/** The name a document had on the customer's device. */
	fileName?: string;
	/** What the customer wrote below the file. */
	caption?: string;
	/** WhatsApp's checksum of the file. */
	sha256?: string;
	/** Whether the audio was recorded as a voice message. */
	voice?: boolean;
	/** Whether the sticker moves. */
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
	/** The reason in a few words, as WhatsApp or Kaleyra gives it. */
	title?: string;
	/** More about it, as WhatsApp gives it. */
	details?: string;
	/** What it means. Present for known codes. */
	explanation?: string;
	/** What to do about it. Present for known codes. */
	whatToDo?: string;
}

/** The advertisement or post a conversation was started from. */
export interface Referral {
	/** The address of the advertisement or post. */
	sourceUrl?: string;
	/** Meta's id of it. */
	sourceId?: string;
	/** `ad` or `post`. */
	sourceType?: string;
	/** Its headline. */
	headline?: string;
	/** Its text. */
	body?: string;
	/** `image` or `video`. */
	mediaType?: string;
	/** Where its picture or video can be seen. */
	mediaUrl?: string;
	/** The small picture of its video. */
	thumbnailUrl?: string;
	/** Meta's click id, for reporting conversions. */
	clickId?: string;
	/** The greeting the customer saw. */
	greeting?: string;
}

export interface Order {
	/** WhatsApp's id of the catalog. */
	catalogId?: string;
	/** What the customer wrote with the order. */
	text?: string;
	/** The products in the cart. */
	items: Array<{
		/** Your own id of the product in the catalog. */
		productId?: string;
		/** How many the customer wants. */
		quantity?: number;
		/** The price of one. */
		price?: number;
		/** For example `INR`. */
		currency?: string;
	}>;
}

/** News about the account, a number or a template, not about a message. */
export interface AccountUpdate {
	/** `numberQuality`, `templateStatus`, or the name Meta gives the field, for example `account_alerts`. */
	type: string;
	/** For example `FLAGGED` or `APPROVED`. */
	event?: string;
	/** Why, for example why a template was rejected. */
	reason?: string;
	/** The messaging limit of the number, for example `TIER_10K`. */
	currentLimit?: string;
	/** The template the news is about. */
	template?: {
		/** WhatsApp's id of it. */
		id?: string;
		/** Its name. */
		name?: string;
		/** Its language, for example `en`. */
		language?: string;
	};
	/** Everything the sender of the news told, as it came. */
	details?: Record<string, unknown>;
}

/**
 * One thing that came in from WhatsApp, the same whatever envelope brought it. It is also the JSON of
 * the Kaleyra Trigger's item, so its keys are public: saved workflows read them.
 * A key stands in an event only where it applies.
 */
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
	location?: {
		/** Degrees north of the equator, negative to the south. */
		latitude?: number;
		/** Degrees east of Greenwich, negative to the west. */
		longitude?: number;
		/** The name of the place. */
		name?: string;
		/** Its address. */
		address?: string;
		/** A web page about it. */
		url?: string;
	};
	/** The contact cards, as WhatsApp writes them. */
	contacts?: Array<Record<string, unknown>>;
	/** What the customer put on a message. */
	reaction?: {
		/** The message it is about. */
		messageId: string;
		/** Empty when the reaction was taken away. */
		emoji: string;
	};
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
	conversation?: {
		/** WhatsApp's id of it. */
		id?: string;
		/** When it ends. */
		expiresAt?: string;
		/** What began it, for example `utility` or `service`. */
		origin?: string;
	};
	/** What WhatsApp bills the message as. */
	pricing?: {
		/** Whether the message costs anything. */
		billable?: boolean;
		/** How it is billed: `PMP` per message, `CBP` per conversation. */
		model?: string;
		/** The category it is billed in, for example `marketing`. */
		category?: string;
		/** `regular`, or why it is free. */
		type?: string;
	};
	/** The news. */
	account?: AccountUpdate;
	/** Answers a question of Send and Wait for Reply, but no execution took the answer: it came too late. */
	late?: true;
	/** The message of the business that this one answers. */
	context?: {
		/** WhatsApp's id of that message. */
		messageId?: string;
		/** Kaleyra's own id of that message, the one a send returned. */
		kaleyraMessageId?: string;
		/** Who sent that message. */
		from?: string;
		/** Whether the customer forwarded this message. */
		forwarded?: boolean;
		/** The catalogue product the question is about. */
		product?: {
			/** WhatsApp's id of the catalog. */
			catalogId?: string;
			/** Your own id of the product in the catalog. */
			productId?: string;
		};
	};
	/** The advertisement or post the conversation was started from. */
	referral?: Referral;
	/** The reference values the answered message was sent with. */
	reference?: {
		/** The first of them. */
		ref?: string;
		/** The second of them. */
		ref1?: string;
		/** The third of them. */
		ref2?: string;
	};
	/** The WhatsApp Business Account. */
	wabaId?: string;
	/** V3: your own id of the customer, as the message was sent with it. */
	clientId?: string;
	/** V3: your own id of the message, as it was sent with it. */
	externalId?: string;
	[more: string]: unknown;
}

/** The part of an event that is special about its kind of message. */
export type EventContent = Pick<InboundEvent, 'event'> & Partial<InboundEvent>;
