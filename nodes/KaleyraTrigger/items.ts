import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isSpent, plain, plainObject, type Allowance } from '../../kaleyra/json';
import type { EventKind } from '../../kaleyra/webhook/event';
import { reasonToIgnore, type Filter } from '../../kaleyra/webhook/filter';
import type { Reading } from '../../kaleyra/webhook/read';
import type { Received } from '../../kaleyra/webhook/shape';

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

/**
 * These come by themselves, several for each message sent. One of them must not end the wait for the tap
 * that the person at the editor is about to make.
 */
const unsolicited: EventKind[] = ['messageStatus', 'accountUpdate'];

/**
 * For the person who listens for a test event: what came in, and why it would start nothing in
 * production. Nothing for reports that were not asked for: n8n then keeps listening.
 */
export function explanation(
	payload: unknown,
	{ shape, received }: Reading,
	filter: Filter,
): INodeExecutionData | undefined {
	if (received.length === 0) return ignoredItem(whyNothing(payload, shape), plain(payload));
	if (received.every(({ event }) => unsolicited.includes(event.event))) return undefined;
	const reasons = received.flatMap(({ event }) => reasonToIgnore(event, filter) ?? []);
	return ignoredItem([...new Set(reasons)].join(' '), received.map(({ event }) => event));
}

function whyNothing(payload: unknown, shape: string | undefined): string {
	if (shape !== undefined) return 'The call has a known form but tells of no message.';
	const isEmpty = typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
	return isEmpty ? 'The call carried no data.' : 'The call is none of the forms that Kaleyra and WhatsApp are known to send.';
}

const ignoredItem = (reason: string, received: unknown): INodeExecutionData => ({
	json: { ignored: true, reason: `This would start nothing in production. ${reason}`, received } as IDataObject,
});
