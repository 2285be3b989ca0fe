/** The words of reading: what a shape finds in a call, and what becomes of it. */
import type { JsonObject } from '../json';
import type { InboundEvent } from './event';

/** Meta sends at most 1,000 updates in one call. What is beyond is left out and counted. */
export const maxMessages = 1_000;

/** Messages, reports and news of one call: reports are small, and whoever collects them may send more at once. */
export const maxEvents = 10_000;

/** One way these APIs write a webhook call. */
export interface Shape {
	/** The name it has in the documentation of this package. */
	name: string;
	/** Whether a payload is of this shape; looks at its structure only. */
	matches(payload: JsonObject): boolean;
	/**
	 * What is in it, in its order. Takes anything that matches and never throws. Lazy, so that the
	 * caller can pause between any two.
	 */
	read(payload: JsonObject): Iterable<Finding | Skipped>;
}

/** Something found in a call but not yet read, so that what is beyond a limit costs next to nothing. */
export interface Finding {
	/** Whether a customer wrote it; otherwise it is a report or news. */
	isMessage: boolean;
	/** Reads it. Never throws. */
	event: () => InboundEvent;
	/** As in `Received`, for a call that holds more than this. */
	raw: () => JsonObject;
}

/** More of a kind than are read of any call, only counted; 0 is a pause where nothing is found for long. */
export interface Skipped {
	skipped: number;
}

/** An event and where it was read from. */
export interface Received {
	event: InboundEvent;
	/**
	 * The payload around the event, made when it is asked for. Where the call holds only this: the payload as
	 * it came. Otherwise the known keys of its envelope around the one message. Not safe to put out as it is.
	 */
	raw: () => JsonObject;
}

/** What a payload says once for all its messages. */
export interface MessageContext {
	/** The business number. */
	to?: string;
	phoneNumberId?: string;
	wabaId?: string;
	/** Who wrote, as WhatsApp lists it next to the messages. */
	contact?: JsonObject;
}
