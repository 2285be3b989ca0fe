import type { MessageStatus } from './event';

/** The many spellings of the five states, letters only. `0` is how v1 reports a failure. */
const states = new Map<string, MessageStatus>([
	['sent', 'sent'],
	['delivered', 'delivered'],
	['read', 'read'],
	['failed', 'failed'],
	['0', 'failed'],
	['notsent', 'notSent'],
]);

/** No spelling of a state has more characters. */
const longest = 40;

/** `NOT-SENT`, `not sent` and `Not_Sent` are one state; what is not known stays as it came. */
export function statusName(value: string): MessageStatus {
	return value.length > longest ? value : (states.get(value.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? value);
}
