import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Received } from '../../kaleyra/inbound/received';
import { isSpent, plainObject, type Allowance } from '../../kaleyra/json';

/** What the raw output of all items of a call may hold together: as many characters as n8n's largest call. */
const allRaw: Allowance = { values: 100_000, characters: 16 * 1024 * 1024 };

const tooLarge = 'Left out: the call is too large to repeat its parts with each event.';

/** One item per event, in the order of the call. */
export function itemsOf(received: Received[], withRaw: boolean): INodeExecutionData[] {
	const allowance = { ...allRaw };
	return received.map(({ event, raw }) => ({
		json: (withRaw ? { ...event, raw: rawOutput(raw, allowance) } : event) as IDataObject,
	}));
}

function rawOutput(raw: Received['raw'], allowance: Allowance): IDataObject | string {
	if (isSpent(allowance)) return tooLarge;
	const copy = plainObject(raw(), allowance) as IDataObject;
	return isSpent(allowance) ? tooLarge : copy;
}
