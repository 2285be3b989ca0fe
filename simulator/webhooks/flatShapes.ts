import { isObject, type CustomerMessage, type Status } from '../model';
import { formCall, getCall, jsonCall } from './calls';
import { plainText } from './plainText';
import type { Shape, ShapeContext } from './shape';

/**
 * Callback profiles: flat names and values. The names are Kaleyra's placeholders. What
 * `custom_response` and `message` hold for taps is not documented; here they hold the tap and the
 * whole message as JSON.
 */
const NAMES = [
	'body', 'mime_type', 'media_url', 'from', 'name', 'type', 'created_at', 'reply_to', 'wanumber', 'mobile',
	'custom_response', 'message', 'contacts', 'location',
] as const;

function messageValues(message: CustomerMessage): Record<string, string> {
	const { content, original } = message;
	const part = content[content.type];
	const file = isObject(part) ? part : {};
	const values: Partial<Record<(typeof NAMES)[number], string>> = {
		body: plainText(content),
		mime_type: String(file.mime_type ?? ''),
		media_url: message.mediaUrl,
		from: message.from,
		name: message.profileName,
		// Kaleyra's word for a recording.
		type: content.type === 'audio' ? 'voice' : content.type,
		created_at: String(Math.floor(Date.parse(message.at) / 1000)),
		reply_to: original?.messageId ?? '',
		wanumber: message.to,
		mobile: message.from,
		custom_response: ['interactive', 'button', 'order'].includes(content.type) ? JSON.stringify(part) : '',
		message: JSON.stringify(content),
		contacts: content.contacts ? JSON.stringify(content.contacts) : '',
		location: content.location ? JSON.stringify(content.location) : '',
	};
	return Object.fromEntries(NAMES.map((name) => [name, values[name] ?? '']));
}

/** The status callback of v1 knows id and status only; a failure is the status 0. */
const statusValues = (id: string, status: Status): Record<string, string> => ({
	id,
	status: status === 'failed' || status === 'not sent' ? '0' : status,
});

const flat = (call: (context: ShapeContext, values: Record<string, string>) => ReturnType<typeof getCall>): Shape => ({
	message: (context, message) => call(context, messageValues(message)),
	status: (context, { message, status }) => call(context, statusValues(message.messageId, status)),
});

export const flatGet = flat(({ incoming }, values) => getCall(incoming, values));
export const flatJson = flat(({ incoming }, values) => jsonCall(incoming, values));
export const flatForm = flat(({ incoming }, values) => formCall(incoming, values));

/** As `flatGet`, with placeholders that were not filled left standing: `body=<body>`. */
export const flatPlaceholders = flat(({ incoming }, values) => {
	const standing = Object.entries(values).map(([name, value]) => [name, value || `<${name}>`]);
	return getCall(incoming, Object.fromEntries(standing) as Record<string, string>);
});
