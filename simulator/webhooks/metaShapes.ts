import { traceId } from '../ids';
import type { CustomerMessage, Json } from '../model';
import { jsonCall } from './calls';
import type { Shape, ShapeContext, StatusEvent } from './shape';

/** The three shapes that carry Meta's own `messages` and `statuses`, in different wrappings. */

/** `object`/`entry`/`changes`, as Meta itself sends it. */
export const meta: Shape = {
	message: (context, message) => jsonCall(context.incoming, entry(context, messageValue(context, message))),
	status: (context, event) => jsonCall(context.incoming, entry(context, statusValue(context, event))),
};

/** Kaleyra's `meta_object` beside `extra_info`: what v2 numbers get. */
export const kaleyra: Shape = {
	message: (context, message) =>
		jsonCall(context.incoming, {
			meta_object: { value: messageValue(context, message), field: 'messages' },
			extra_info: {
				media_url: message.mediaUrl,
				ref: message.original?.extraInfo.ref ?? '',
				ref1: message.original?.extraInfo.ref1 ?? '',
				ref2: message.original?.extraInfo.ref2 ?? '',
				reply_to: message.original?.messageId ?? '',
				trace_id: message.original?.traceId ?? traceId(),
				waba_id: context.sim.account.wabaId,
			},
		}),
	status(context, event) {
		const { message, status, code, reason } = event;
		const extra_info = {
			trace_id: message.traceId,
			message_id: message.messageId,
			waba_id: context.sim.account.wabaId,
			ref: message.extraInfo.ref,
			ref1: message.extraInfo.ref1,
			ref2: message.extraInfo.ref2,
			enable_url_tracking_body: false,
			enable_url_tracking_button: false,
		};
		// Kaleyra itself held the message back: Meta never saw it, so there is no Meta object.
		if (status === 'not sent') {
			return jsonCall(context.incoming, { code, status, reason, message_id: message.messageId, extra_info });
		}
		return jsonCall(context.incoming, {
			meta_object: { value: statusValue(context, event), field: 'messages' },
			extra_info,
			status,
			message_id: message.messageId,
		});
	},
};

/** `contacts` and `messages` without any wrapping, from the on-premise days. */
export const bare: Shape = {
	message(context, message) {
		const { contacts, messages } = messageValue(context, message);
		return jsonCall(context.incoming, { contacts, messages });
	},
	status: (context, event) => jsonCall(context.incoming, { statuses: statusValue(context, event).statuses }),
};

const entry = (context: ShapeContext, value: Json): Json => ({
	object: 'whatsapp_business_account',
	entry: [{ id: context.sim.account.wabaId, changes: [{ value, field: 'messages' }] }],
});

const metadata = ({ business }: ShapeContext): Json => ({
	display_phone_number: business.number,
	phone_number_id: business.phoneNumberId,
});

function messageValue(context: ShapeContext, message: CustomerMessage): Json {
	const { context: quoted, ...content } = message.content;
	return {
		messaging_product: 'whatsapp',
		metadata: metadata(context),
		contacts: [{ profile: { name: message.profileName }, wa_id: message.from }],
		messages: [
			{
				...(quoted ? { context: quoted } : {}),
				from: message.from,
				id: message.wamid,
				timestamp: seconds(Date.parse(message.at)),
				...content,
			},
		],
	};
}

/** A failure keeps the statuses form in every shape but Kaleyra's own "not sent" notice. */
function statusValue(context: ShapeContext, { message, status, errors, reason, code }: StatusEvent): Json {
	const failed = status === 'failed' || status === 'not sent';
	const now = Date.now();
	return {
		messaging_product: 'whatsapp',
		metadata: metadata(context),
		statuses: [
			{
				id: message.wamid,
				status: failed ? 'failed' : status,
				timestamp: seconds(now),
				recipient_id: message.to,
				...(failed
					? { errors: errors ?? [{ code: code ?? 131026, title: reason ?? 'Message undeliverable' }] }
					: {
							conversation: {
								id: message.traceId,
								...(status === 'sent' ? { expiration_timestamp: seconds(now + 86_400_000) } : {}),
								origin: { type: 'service' },
							},
							pricing: { billable: true, pricing_model: 'CBP', category: 'service' },
						}),
			},
		],
	};
}

const seconds = (ms: number): string => String(Math.floor(ms / 1000));
