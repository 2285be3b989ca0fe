import type { BusinessNumber, CustomerMessage, Incoming, Json, ReceivedMessage, Status } from '../model';
import type { Simulation } from '../simulation';
import type { Call } from './deliver';

/** What a webhook call is made from, beside the message itself. */
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
