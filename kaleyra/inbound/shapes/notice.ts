import { references } from '../extraInfo';
import { fieldsOf } from '../flat';
import { compact, object } from '../../json';
import { noticeErrors } from '../noticeErrors';
import type { Shape } from '../received';
import { statusName } from '../statusName';
import { isoTime, phone } from '../values';

/**
 * Kaleyra's own report of v2, mostly on a message it did not hand to WhatsApp:
 * `{ code, status, reason, message_id, extra_info }`.
 */
export const notice: Shape = {
	name: 'notice',
	matches: (payload) => {
		const field = fieldsOf(payload);
		const extra = fieldsOf(object(payload.extra_info));
		return field('status') !== undefined && (field('message_id') ?? extra('message_id')) !== undefined;
	},
	*read(payload) {
		const field = fieldsOf(payload);
		const extra = fieldsOf(object(payload.extra_info));
		const status = statusName(field('status') ?? '');
		const event = () => compact({
			event: 'messageStatus' as const,
			messageId: field('message_id') ?? extra('message_id'),
			timestamp: isoTime(field('timestamp', 'created_at')),
			from: phone(field('to', 'recipient', 'mobile')),
			status,
			errors: noticeErrors(status, field('code'), field('reason')),
			reference: references(object(payload.extra_info)),
			wabaId: extra('waba_id'),
		});
		yield { isMessage: false, event, raw: () => payload };
	},
};
