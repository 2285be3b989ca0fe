import { fieldsOf } from '../flat';
import { references } from '../extraInfo';
import { compact } from '../../json';
import type { Shape } from '../received';
import { statusName } from '../statusName';
import { isoTime, phone } from '../values';
import { noticeErrors } from '../noticeErrors';

/** The report of v1, by GET or as a form: at least `id` and `status`. */
export const v1Status: Shape = {
	name: 'v1Status',
	matches: (payload) => {
		const field = fieldsOf(payload);
		return field('id') !== undefined && field('status') !== undefined;
	},
	*read(payload) {
		const field = fieldsOf(payload);
		const status = statusName(field('status') ?? '');
		const event = () => compact({
			event: 'messageStatus' as const,
			messageId: field('id'),
			timestamp: isoTime(field('created_at', 'timestamp', 'time')),
			from: phone(field('mobile', 'recipient', 'to')),
			to: phone(field('wanumber')),
			status,
			errors: noticeErrors(status, field('code', 'error_code'), field('reason', 'error')),
			reference: references(payload),
		});
		yield { isMessage: false, event, raw: () => payload };
	},
};
