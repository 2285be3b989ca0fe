import type { JsonObject } from '../json';
import type { InboundEvent } from './event';

/** An event and where it was read from. */
export interface Received {
	event: InboundEvent;
	/** The payload as it came, with the other messages of the same call left out. */
	raw: JsonObject;
}

/** One way these APIs write a webhook call. */
export interface Shape {
	/** The name it has in the documentation of this package. */
	name: string;
	/** Whether a payload is of this shape; looks at its structure only. */
	matches(payload: JsonObject): boolean;
	/**
	 * What it tells, in its order. Takes anything that matches and never throws. Lazy, so that the
	 * caller can stop at a limit.
	 */
	read(payload: JsonObject): Iterable<Received>;
}
