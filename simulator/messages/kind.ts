import type { Field } from '../checks/field';
import type { ApiVersion, Json } from '../model';

/** A picture, a film, a recording or a file in a bubble. `url` is empty when only an id is known and we do not have it. */
export interface MediaPart {
	type: string;
	url: string;
	id?: string;
	fileName?: string;
}

/** Something the customer can tap under or in a bubble. The page has one drawing function per `type`. */
export type Action = { type: string; title: string } & Json;

/** What the phone draws for a message. Parts stand in the order WhatsApp shows them. */
export interface Bubble {
	headerText?: string;
	media?: MediaPart;
	location?: Json;
	contacts?: Json[];
	products?: Json[];
	/** WhatsApp's own text formatting is still in it. */
	text?: string;
	footer?: string;
	/** Names and values, for example the answers of a form. */
	facts?: Array<[string, string]>;
	actions?: Action[];
	/** Cards of a carousel. */
	cards?: Bubble[];
	/** Not a bubble of its own: an emoji on the message with this id. */
	reactionTo?: string;
}

/**
 * One kind of message that a business can send: what WhatsApp demands of it and how the phone shows
 * it. Everything special about a kind stands in its one file; index.ts collects them.
 */
export interface MessageKind {
	/** Meta's name: the message's `type`, or the `type` of its interactive object. */
	name: string;
	/** The versions of the API whose documents know this kind. */
	versions: readonly ApiVersion[];
	/** Writes down what is wrong. `field` is the object named like the type, for example `interactive`. */
	check(field: Field, version: ApiVersion): void;
	/** What is drawn. Only called with content that passed `check`. */
	render(content: Json): Bubble;
}
