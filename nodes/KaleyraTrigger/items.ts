import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { plainObject } from '../../kaleyra/json';
import type { Received } from '../../kaleyra/inbound/received';

/** One item per event, in the order of the call. */
export function itemsOf(received: Received[], withRaw: boolean): INodeExecutionData[] {
	return received.map(({ event, raw }) => ({
		json: (withRaw ? { ...event, raw: plainObject(raw) } : event) as IDataObject,
	}));
}
