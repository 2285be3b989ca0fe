import { apiOf, versionsWith } from '../../../../kaleyra/api';
import { onlyIn } from '../../../../kaleyra/message/versions';
import { parsePhoneNumber } from '../../../../kaleyra/phoneNumber';
import { failed, ok } from '../../../../kaleyra/result';
import { call } from '../../../transport/callApi';
import { sender } from '../../fields/recipient';
import type { RunOperation } from '../../operation';
import { UPLOAD_TIMEOUT_MS } from '../../run/uploads';

const versions = versionsWith((api) => api.upload);

export const upload: RunOperation = {
	value: 'upload',
	name: 'Upload',
	action: 'Upload a media file',
	description: 'Upload a file to WhatsApp and get the media ID that messages can show it by',
	versions,
	fields: [
		sender,
		{
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the input binary field containing the file to be uploaded',
			description: 'The file to upload. Messages of the number in From can show it for 30 days.',
		},
	],
	parts: { file: 'binaryPropertyName' },

	async run(context, account, parameters) {
		const from = parsePhoneNumber(parameters.locator('from').value);
		const file = parameters.file(parameters.text('binaryPropertyName').trim(), ['file']);
		const api = apiOf(account.apiVersion).upload;
		const violations = [...parameters.violations, ...onlyIn(versions, account.apiVersion, 'uploads')];
		if (!('e164' in from)) return failed([{ path: ['from'], ...from }, ...violations]);
		if (!file || !api || violations.length > 0) return failed(violations);

		const answer = await call(context, api.encode(file, from.e164, account), api.readAnswer, {
			timeoutMs: UPLOAD_TIMEOUT_MS,
			whatFailed: 'Kaleyra did not take the file',
		});
		if (!answer.ok) return answer;
		const { name: fileName, mimeType } = file;
		return ok([{ success: true, mediaId: answer.value.messageId, from: from.e164, fileName, mimeType }]);
	},
};
