import { fieldsOf } from '../flat';
import { compact } from '../../json';
import { noticeErrors } from '../noticeErrors';
import type { Shape } from '../received';
import { statusName } from '../statusName';
import { isoTime, phone } from '../values';

/** A report of v3 on a sent message: a status beside the caller's ids, in either spelling it is known in. */
export const v3Status: Shape = {
	name: 'v3Status',
	matches: (payload) => {
		const field = fieldsOf(payload);
		return (
			field('STATUS', 'status') !== undefined &&
			field('MESSANGI_ID', 'CLIENT_ID', 'transactionId', 'clientId', 'externalId') !== undefined
		);
	},
	*read(payload) {
		const field = fieldsOf(payload);
		const status = statusName(field('STATUS', 'status') ?? '');
		const event = () => compact({
			event: 'messageStatus' as const,
			messageId: field('MESSANGI_ID', 'id', 'transactionId'),
			timestamp: isoTime(field('DATE', 'date', 'timestamp')),
			from: phone(field('TO', 'to')),
			to: phone(field('FROM', 'from')),
			status,
			errors: noticeErrors(status, field('code'), field('reason', 'error')),
			clientId: field('CLIENT_ID', 'clientId'),
			externalId: field('EXTERNAL_ID', 'externalId'),
		});
		yield { isMessage: false, event, raw: () => payload };
	},
};
