import { fieldsOf } from '../flat';
import { compact, object, objects, text, type JsonObject } from '../../json';
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
		const { context, referral, errors } = extra;
		const message = {
			context,
			referral,
			errors,
			...content(text(payload.text), extra),
			from,
			id: field('id', 'processId'),
			timestamp: field('date'),
		};
		const around = { to: phone(field('origin')), contact: objects(extra.contacts, 1)[0] };
		const externalId = field('externalId');
		const event = () => compact({ ...readMessage(message, around), externalId });
		yield { isMessage: true, event, raw: () => payload };
	},
};

/** `type` and the part that belongs to it, in Meta's form. */
function content(body: string | undefined, extra: JsonObject): JsonObject {
	const type = text(extra.type) ?? 'text';
	const file = objects(extra.attachments, 1)[0];
	if (file) return { type, [type]: { url: file.url, filename: file.fileName, caption: file.caption ?? body } };
	return Object.hasOwn(extra, type) ? { type, [type]: extra[type] } : written(type, body);
}
