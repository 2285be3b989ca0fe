/** Calls of Kaleyra's own making, with their fields side by side: as a query, a form or JSON. */
import { compact, object, objects, text, type JsonObject } from '../json';
import { readAccountUpdate } from './accountUpdate';
import { isoTime, phone, references } from './convert';
import type { InboundEvent } from './event';
import { readMessage } from './message';
import { textOrOther } from './messageKinds';
import type { Finding, Shape } from './shape';
import { explainedReason, statusName } from './status';

/** Reads one field of a flat payload. */
export type Field = (...names: string[]) => string | undefined;

/**
 * The fields of a payload that came as a query, a form or flat JSON; `a.b` is the field b of an object a. The
 * first name that is filled in counts. A placeholder that Kaleyra left unfilled, such as `<body>`, is empty,
 * and so is an array (a field given twice).
 */
export function fieldsOf(payload: JsonObject): Field {
	return (...names) => {
		for (const name of names) {
			const value = text(valueAt(payload, name))?.trim();
			if (value && !/^<\w+>$/.test(value)) return value;
		}
		return undefined;
	};
}

function valueAt(payload: JsonObject, name: string): unknown {
	const [outer = '', inner] = name.split('.');
	return inner === undefined ? payload[outer] : object(payload[outer])[inner];
}

/** Which names each field of a report on a sent message goes by, the first of them first. */
interface StatusFields {
	status: string[];
	messageId: string[];
	timestamp: string[];
	/** The customer's number. */
	from: string[];
	/** The business number. */
	to?: string[];
	code: string[];
	reason: string[];
	wabaId?: string[];
	clientId?: string[];
	externalId?: string[];
}

/**
 * A report on a sent message, as one of Kaleyra's interfaces writes it: a status, and any of the `ids`. The
 * references the business sent are in `referencesIn`, where there are any.
 */
function statusShape(
	name: string,
	fields: StatusFields,
	ids: string[],
	referencesIn: (payload: JsonObject) => JsonObject = () => ({}),
): Shape {
	const readReport = (payload: JsonObject): InboundEvent => {
		const field = fieldsOf(payload);
		const valueOf = (names: string[] = []) => field(...names);
		const status = statusName(valueOf(fields.status) ?? '');
		return compact({
			event: 'messageStatus',
			messageId: valueOf(fields.messageId),
			timestamp: isoTime(valueOf(fields.timestamp)),
			from: phone(valueOf(fields.from)),
			to: phone(valueOf(fields.to)),
			status,
			errors: explainedReason(status, valueOf(fields.code), valueOf(fields.reason)),
			reference: references(referencesIn(payload)),
			wabaId: valueOf(fields.wabaId),
			clientId: valueOf(fields.clientId),
			externalId: valueOf(fields.externalId),
		});
	};
	return {
		name,
		matches: (payload) => {
			const field = fieldsOf(payload);
			return field(...fields.status) !== undefined && field(...ids) !== undefined;
		},
		*read(payload) {
			yield { isMessage: false, event: () => readReport(payload), raw: () => payload };
		},
	};
}

/** The report of v1, by GET or as a form. */
export const v1Status = statusShape(
	'v1Status',
	{
		status: ['status'],
		messageId: ['id'],
		timestamp: ['created_at', 'timestamp', 'time'],
		from: ['mobile', 'recipient', 'to'],
		to: ['wanumber'],
		code: ['code', 'error_code'],
		reason: ['reason', 'error'],
	},
	['id'],
	(payload) => payload,
);

/** The report of v2 that Kaleyra writes itself, mostly on a message it did not hand to WhatsApp. */
export const notice = statusShape(
	'notice',
	{
		status: ['status'],
		messageId: ['message_id', 'extra_info.message_id'],
		timestamp: ['timestamp', 'created_at'],
		from: ['to', 'recipient', 'mobile'],
		code: ['code'],
		reason: ['reason'],
		wabaId: ['extra_info.waba_id'],
	},
	['message_id', 'extra_info.message_id'],
	(payload) => object(payload.extra_info),
);

/** The report of v3, which repeats the sender's own ids, in either spelling it is known in. */
export const v3Status = statusShape(
	'v3Status',
	{
		status: ['STATUS', 'status'],
		messageId: ['MESSANGI_ID', 'id', 'transactionId'],
		timestamp: ['DATE', 'date', 'timestamp'],
		from: ['TO', 'to'],
		to: ['FROM', 'from'],
		code: ['code'],
		reason: ['reason', 'error'],
		clientId: ['CLIENT_ID', 'clientId'],
		externalId: ['EXTERNAL_ID', 'externalId'],
	},
	['MESSANGI_ID', 'CLIENT_ID', 'transactionId', 'clientId', 'externalId'],
);

/** The verdict on a template: `id, time, event, message_template_id, message_template_name, …`. */
export const templateStatus: Shape = {
	name: 'templateStatus',
	matches: (payload) => fieldsOf(payload)('message_template_id', 'message_template_name') !== undefined,
	*read(payload) {
		yield newsOf(payload, 'message_template_status_update');
	},
};

/** A number's rating changed: `display_phone_number, event, current_limit`, by GET to the incoming URL. */
export const numberQuality: Shape = {
	name: 'numberQuality',
	matches: (payload) => {
		const field = fieldsOf(payload);
		return field('display_phone_number') !== undefined && field('event', 'current_limit') !== undefined;
	},
	*read(payload) {
		yield newsOf(payload, 'phone_number_quality_update');
	},
};

const newsOf = (payload: JsonObject, field: string): Finding => ({
	isMessage: false,
	event: () => readAccountUpdate(field, payload),
	raw: () => payload,
});

/** An incoming message of v3: `{ user, origin, connection, id, date, text, extraInfo: { type, attachments, contacts } }`. */
export const v3Inbound: Shape = {
	name: 'v3Inbound',
	matches: (payload) => 'user' in payload && 'origin' in payload,
	*read(payload) {
		const field = fieldsOf(payload);
		const from = field('user');
		if (from === undefined) return;
		const extra = object(payload.extraInfo);
		const { context, referral, errors } = extra;
		const message = {
			context,
			referral,
			errors,
			...v3Content(text(payload.text), extra),
			from,
			id: field('id', 'processId'),
			timestamp: field('date'),
		};
		const event = () =>
			compact({
				...readMessage(message, { to: phone(field('origin')), contact: objects(extra.contacts, 1)[0] }),
				externalId: field('externalId'),
			});
		yield { isMessage: true, event, raw: () => payload };
	},
};

/** `type` and the part that belongs to it, in Meta's form. */
function v3Content(body: string | undefined, extra: JsonObject): JsonObject {
	const type = text(extra.type) ?? 'text';
	const file = objects(extra.attachments, 1)[0];
	if (file) return { type, [type]: { url: file.url, filename: file.fileName, caption: file.caption ?? body } };
	return Object.hasOwn(extra, type) ? { type, [type]: extra[type] } : textOrOther(type, body);
}
