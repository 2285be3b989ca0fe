import type { Shape } from '../shape';
import { isValue, readValue } from '../metaValue';

/** The older interface: `{ contacts, messages }` or `{ statuses }` without an envelope. */
export const bareValue: Shape = {
	name: 'bare',
	matches: isValue,
	read: (payload) => readValue(payload, undefined, (cut) => cut),
};
