import { apiOf, versionsWith } from '../../../../kaleyra/api';
import { bodyOf } from '../../../../kaleyra/api/answer';
import { onlyIn } from '../../../../kaleyra/message/versions';
import type { Violation } from '../../../../kaleyra/message/violation';
import { parsePhoneNumber } from '../../../../kaleyra/phoneNumber';
import { failed, ok } from '../../../../kaleyra/result';
import { call } from '../../../transport/callApi';
import { messageId, sender } from '../../fields/recipient';
import type { RunOperation } from '../../operation';

const TIMEOUT_MS = 30_000;

const versions = versionsWith((api) => api.readReceipt);

export const markAsRead: RunOperation = {
	value: 'markAsRead',
	name: 'Mark as Read',
	action: 'Mark a message as read',
	description: 'Show the customer two blue ticks and, if you like, that an answer is being written',
	versions,
	fields: [
		sender,
		messageId('ID of the message that was read, as the Kaleyra Trigger gives it. Earlier ones count as read, too.'),
		{
			displayName: 'Typing Indicator',
			name: 'typingIndicator',
			type: 'boolean',
			default: false,
			description: 'Whether to show that an answer is being written, until it is sent or for 25 seconds',
		},
	],

	async run(context, account, parameters) {
		const from = parsePhoneNumber(parameters.locator('from').value);
		const id = parameters.text('messageId').trim();
		const { readReceipt } = apiOf(account.apiVersion);
		const typing = parameters.boolean('typingIndicator');
		const violations: Violation[] = [
			...onlyIn(versions, account.apiVersion, 'read receipts'),
			...(id === '' ? [{ path: ['messageId'], problem: 'is empty', fix: 'Enter the ID that the Kaleyra Trigger gives' }] : []),
		];
		if (!('e164' in from)) return failed([{ path: ['from'], ...from }, ...violations]);
		if (!readReceipt || violations.length > 0) return failed(violations);

		const request = readReceipt({ from: from.e164, messageId: id, typing }, account);
		const answer = await call(context, request, bodyOf, {
			timeoutMs: TIMEOUT_MS,
			whatFailed: 'Kaleyra did not mark the message as read',
		});
		return answer.ok ? ok([{ success: true, messageId: id, from: from.e164, typingIndicator: typing }]) : answer;
	},
};
