import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Reading } from '../../kaleyra/webhook/read';
import type { EventKind } from '../../kaleyra/webhook/event';
import { reasonToIgnore, type Filter } from '../../kaleyra/webhook/filter';
import { plain } from '../../kaleyra/json';

/**
 * These come by themselves, several for each message sent. One of them must not end the wait for the tap
 * that the person at the editor is about to make.
 */
const comeUnasked: EventKind[] = ['messageStatus', 'accountUpdate'];

/**
 * For the person who listens for a test event: what came in, and why it would start nothing in
 * production. Nothing for reports that were not asked for: n8n then keeps listening.
 */
export function explanation(
	payload: unknown,
	{ shape, received }: Reading,
	filter: Filter,
): INodeExecutionData | undefined {
	if (received.length === 0) return item(whyNothing(payload, shape), plain(payload));
	if (received.every(({ event }) => comeUnasked.includes(event.event))) return undefined;
	const reasons = received.flatMap(({ event }) => reasonToIgnore(event, filter) ?? []);
	return item([...new Set(reasons)].join(' '), received.map(({ event }) => event));
}

function whyNothing(payload: unknown, shape: string | undefined): string {
	if (shape !== undefined) return 'The call has a known form but tells of no message.';
	const isEmpty = typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
	return isEmpty ? 'The call carried no data.' : 'The call is none of the forms that Kaleyra and WhatsApp are known to send.';
}

const item = (reason: string, received: unknown): INodeExecutionData => ({
	json: { ignored: true, reason: `This would start nothing in production. ${reason}`, received } as IDataObject,
});
