import type { BusinessNumber, CustomerMessage, Incoming, Json, ReceivedMessage, Status } from '../model';
import type { Simulation } from '../simulation';
import type { Call } from './deliver';
import { flatForm, flatGet, flatJson, flatPlaceholders } from './flatShapes';
import { bare, kaleyra, meta } from './metaShapes';
import { v3 } from './v3Shape';

export interface ShapeContext {
	sim: Simulation;
	business: BusinessNumber;
	incoming: Incoming;
}

export interface StatusEvent {
	message: ReceivedMessage;
	status: Status;
	/** Meta's error objects, for `failed`. */
	errors?: Json[];
	/** For `not sent`. */
	code?: string;
	reason?: string;
}

/** A way in which webhooks are known to be called. */
export interface Shape {
	message(context: ShapeContext, message: CustomerMessage): Call;
	status(context: ShapeContext, event: StatusEvent): Call;
}

/** Every known shape, by the name it is selected with. */
export const shapes: Record<string, Shape> = { meta, kaleyra, bare, flatGet, flatJson, flatForm, flatPlaceholders, v3 };

/** Throws for an unknown name, and says which there are. */
export function shapeOf(name: string): Shape {
	const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
	if (!shape) throw new Error(`There is no webhook shape ${name}; known are ${Object.keys(shapes).join(', ')}`);
	return shape;
}
