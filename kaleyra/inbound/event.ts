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
}

export interface InboundEvent {
	event: EventKind;
	messageId?: string;
	/** ISO 8601 in UTC, for example `2024-04-08T16:57:23.000Z`. */
	timestamp?: string;
	/** The customer's number, digits only, as WhatsApp gives it. */
	from?: string;
	profileName?: string;
	/** The business number, digits only. */
	to?: string;
	phoneNumberId?: string;
	reply?: Reply;
	flow?: FlowReply;
	text?: string;
	media?: Media;
	location?: { latitude: number; longitude: number; name?: string; address?: string; url?: string };
	contacts?: Array<Record<string, unknown>>;
	reaction?: { messageId: string; emoji: string };
	order?: Record<string, unknown>;
	address?: Record<string, unknown>;
	/** The message of the business that this one answers. */
	context?: { messageId?: string; from?: string };
	/** The reference values the answered message was sent with. */
	reference?: { ref?: string; ref1?: string; ref2?: string };
	wabaId?: string;
	[more: string]: unknown;
}
