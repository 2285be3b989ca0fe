import { fieldsOf } from '../flat';
import { object, objects, text, type JsonObject } from '../../json';
import { written } from '../kinds';
import { readMessage } from '../message';
import type { Shape } from '../received';
import { phone } from '../values';

/** An incoming message of v3: `{ user, origin, connection, id, date, text, extraInfo: { type, attachments, contacts } }`. */
export const v3Inbound: Shape = {
	name: 'v3Inbound',
	matches: (payload) => 'user' in payload && 'origin' in payload,
	*read(payload) {
		const field = fieldsOf(payload);
		const from = field('user');
		if (from === undefined) return;
		const extra = object(payload.extraInfo);
		const message = {
			...extra,
			from,
			id: field('id', 'processId'),
			timestamp: field('date'),
			...content(text(payload.text), extra),
		};
		const event = readMessage(message, { to: phone(field('origin')), contact: objects(extra.contacts)[0] });
		const externalId = field('externalId');
		yield { event: externalId ? { ...event, externalId } : event, raw: payload };
	},
};

/** `type` and the part that belongs to it, in Meta's form. */
function content(body: string | undefined, extra: JsonObject): JsonObject {
	const type = text(extra.type) ?? 'text';
	const file = objects(extra.attachments)[0];
	if (file) return { type, [type]: { url: file.url, filename: file.fileName, caption: file.caption ?? body } };
	return type in extra ? { type } : written(type, body);
}
