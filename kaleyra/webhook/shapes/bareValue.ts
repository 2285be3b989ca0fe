import type { Shape } from '../received';
import { isValue, readValue } from '../value';

/** The older interface: `{ contacts, messages }` or `{ statuses }` without an envelope. */
export const bareValue: Shape = {
	name: 'bare',
	matches: isValue,
	read: (payload) => readValue(payload, undefined, (cut) => cut),
};
