import type { JsonObject } from '../json';
import type { InboundEvent } from './event';

/** An event and where it was read from. */
export interface Received {
	event: InboundEvent;
	/**
	 * The payload around the event, made when it is asked for. Where the call told only this: the payload as
	 * it came. Otherwise the known keys of its envelope around the one message. Not safe to put out as it is.
	 */
	raw: () => JsonObject;
}

/** Something a call tells, found but not yet read, so that what is beyond a limit costs next to nothing. */
export interface Finding {
	/** Whether a customer wrote it; otherwise it is a report or news. */
	isMessage: boolean;
	/** Reads it. Never throws. */
	event: () => InboundEvent;
	/** As in `Received`, for a call that told more than this. */
	raw: () => JsonObject;
}

/** More of a kind than are read of any call: only counted. */
export interface Beyond {
	beyond: number;
}

/** One way these APIs write a webhook call. */
export interface Shape {
	/** The name it has in the documentation of this package. */
	name: string;
	/** Whether a payload is of this shape; looks at its structure only. */
	matches(payload: JsonObject): boolean;
	/**
	 * What it tells, in its order. Takes anything that matches and never throws. Lazy, so that the
	 * caller can pause between two findings.
	 */
	read(payload: JsonObject): Iterable<Finding | Beyond>;
}
