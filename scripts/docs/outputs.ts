/**
 * What each operation puts out: as an example for its page, and as keys and types for the preview that n8n shows
 * before the first run. test/engine/outputs.test.ts holds them against what the node really puts out.
 */
import type { IDataObject } from 'n8n-workflow';

import type { InboundEvent } from '../../kaleyra/webhook/event';
import { ok } from '../../kaleyra/result';
import { acceptAnswer } from '../../nodes/sendAndWait/answer';
import type { ResponseType } from '../../nodes/sendAndWait/question';
import { toItem } from '../../nodes/Kaleyra/run/report';

const from = '+15550100100';
const to = '+15550100123';

const sent = (preview?: string): IDataObject =>
	toItem(
		{
			job: { itemIndexes: [0], place: 0, from, to, reference: { ref: 'customer-4711' }, preview },
			answer: ok({ messageId: 'A1b2c3', code: 'WA202', message: 'Request Accepted' }),
		},
		'v2',
	).json;

const phoneNumber: IDataObject = {
	phoneNumber: from,
	id: '106540352242922',
	verifiedName: 'Green Leaf Store',
	nameStatus: 'APPROVED',
	status: 'CONNECTED',
	qualityRating: 'GREEN',
	messagingLimit: 'TIER_10K',
	throughput: 'STANDARD',
};

/** What the node after Send and Wait for Reply gets for an answer. */
function answered(responseType: ResponseType, event: Partial<InboundEvent>): IDataObject {
	const ownId = event.reply?.id ?? event.flow?.token ?? '';
	const whole: InboundEvent = {
		event: 'buttonReply',
		messageId: 'wamid.HBgLMTU1NTAxMDAxMjM',
		from: '15550100123',
		profileName: 'Ada',
		...event,
	};
	const answer = acceptAnswer({ round: 1, responseType }, { round: 1, ownId, event: whole }, new Date('2026-01-01T10:00:00Z'));
	if ('refused' in answer) throw new Error(answer.refused);
	return { data: answer.data as unknown as IDataObject };
}

/** By resource and operation; the operations that are not here send a message and say the same of it. */
const examples: Record<string, IDataObject[]> = {
	'interactive.sendAndWait': [
		answered('approval', { reply: { id: 'approve', title: 'Approve' } }),
		answered('list', { reply: { id: 'slot_09', title: '09:00', description: 'With Maya' } }),
		answered('flow', { flow: { token: 'booking-1001', response: { date: '2026-01-10' } } }),
	],
	'message.markAsRead': [{ success: true, messageId: 'wamid.HBgLMTU1NTAxMDAxMjM', from, typingIndicator: true }],
	'template.send': [sent('Hi Alex, your order 1001 is on its way.')],
	'template.getMany': [
		{
			name: 'order_update',
			language: 'en',
			status: 'APPROVED',
			category: 'UTILITY',
			text: 'Hi {{1}}, your order {{2}} is on its way.',
			variables: [{ id: 'body:1', label: 'Body {{1}}', required: true }],
		},
	],
	'media.upload': [{ success: true, mediaId: '1013859600285441', from, fileName: 'catalogue.pdf', mimeType: 'application/pdf' }],
	'phoneNumber.get': [{ ...phoneNumber, canSendMessage: 'AVAILABLE' }],
	'phoneNumber.getMany': [phoneNumber],
};

/** One example, or several where the output depends on what came. */
export const outputExamples = (resource: string, operation: string): IDataObject[] =>
	examples[`${resource}.${operation}`] ?? [sent()];

/** The keys and types of the output. */
export const outputSchema = (resource: string, operation: string): Schema =>
	outputExamples(resource, operation).map(schemaOf).reduce(merged);

/** As in the `__schema__` files: what n8n offers for mapping before a node has run. */
export interface Schema {
	type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** The types of a value, all the way down. An array is described by what all of its entries have. */
export function schemaOf(value: unknown): Schema {
	if (value === null) return { type: 'null' };
	if (Array.isArray(value)) {
		return value.length === 0 ? { type: 'array' } : { type: 'array', items: value.map(schemaOf).reduce(merged) };
	}
	if (typeof value !== 'object') return { type: typeof value as 'string' | 'number' | 'boolean' };
	const properties = Object.entries(value as object)
		.filter(([, inner]) => inner !== undefined)
		.map(([name, inner]) => [name, schemaOf(inner)] as const);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** A schema with the keys of both. Where the types differ, the first one stays. */
export function merged(first: Schema, second: Schema): Schema {
	if (first.type !== second.type) return first;
	const { properties: own, items } = first;
	const { properties: other, items: otherItems } = second;
	const names = [...new Set([...Object.keys(own ?? {}), ...Object.keys(other ?? {})])];
	const both = (a?: Schema, b?: Schema) => (a && b ? merged(a, b) : (a ?? b)) as Schema;
	return {
		type: first.type,
		...(own || other ? { properties: Object.fromEntries(names.map((name) => [name, both(own?.[name], other?.[name])])) } : {}),
		...(items || otherItems ? { items: both(items, otherItems) } : {}),
	};
}

/** The file as n8n reads it. */
export const schemaFile = (schema: Schema): string => `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`;
