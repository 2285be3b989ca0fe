import { apiOf, versionsWith } from '../../../../kaleyra/api';
import { readBusinessNumber } from '../../../../kaleyra/api/businessNumber';
import { contentOf } from '../../../../kaleyra/api/lookUp';
import type { Failure } from '../../../../kaleyra/api/request';
import { isObject } from '../../../../kaleyra/json';
import type { ApiVersion } from '../../../../kaleyra/message/types';
import { codeOf, codesOf } from '../../../../kaleyra/message/versions';
import { parsePhoneNumber } from '../../../../kaleyra/phoneNumber';
import { failed, ok } from '../../../../kaleyra/result';
import { simplified, simplify } from '../../fields/listing';
import { sender } from '../../fields/recipient';
import { lookUp } from '../../../transport/lookUp';
import type { RunOperation } from '../../operation';

const versions = versionsWith((api) => api.numberDetails);

export const get: RunOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get a phone number',
	description: 'Get the state, quality, limit and throughput of a business number',
	versions,
	fields: [
		{ ...sender, displayName: 'Phone Number', name: 'phoneNumber', description: 'The business number to look up' },
		simplify,
	],

	async run(context, account, parameters) {
		const number = parsePhoneNumber(parameters.locator('phoneNumber').value);
		if (!('e164' in number)) return failed([{ path: ['phoneNumber'], ...number }]);
		const { numberDetails } = apiOf(account.apiVersion);
		if (!numberDetails) return failed(notIn(account.apiVersion));

		const answer = await lookUp(context, numberDetails(account, number.e164));
		if (!answer.ok) return answer;
		const details = contentOf(answer.value);
		const record: unknown = Array.isArray(details) ? details[0] : details;
		if (!isObject(record)) return failed(noDetails);
		return ok([simplified(parameters, record, (found) => readBusinessNumber(found, number.e164))]);
	},
};

const noDetails: Failure = {
	code: 'NO_DETAILS',
	message: 'Kaleyra’s answer holds no details of this number',
	fix: 'Check the number against Channels > WhatsApp in the Kaleyra console.',
	sent: 'refused',
};

const notIn = (version: ApiVersion): Failure => ({
	code: 'NOT_IN_V3',
	message: `API ${codeOf(version)} gives no details of business numbers`,
	fix: `Choose a credential for ${codesOf(versions)}.`,
	sent: 'refused',
});
