import { apiOf, versionsWith } from '../../../../kaleyra/api';
import { withoutMessage } from '../../../../kaleyra/api/failure';
import { onlyIn } from '../../../../kaleyra/message/versions';
import { parsePhoneNumber } from '../../../../kaleyra/phoneNumber';
import { sender } from '../../fields/recipient';
import type { RunOperation } from '../../operation';
import { refusal } from '../../run/attempts';
import { callApi } from '../../../transport/callApi';
import { UPLOAD_TIMEOUT_MS } from '../../run/uploads';

const versions = versionsWith((api) => api.upload);

const LABEL = 'Input Data Field Name';

export const upload: RunOperation = {
	value: 'upload',
	name: 'Upload',
	action: 'Upload a media file',
	description: 'Upload a file to WhatsApp and get the media ID that messages can show it by',
	versions,
	fields: [
		sender,
		{
			displayName: LABEL,
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the input binary field containing the file to be uploaded',
			description: 'The file to upload. Messages of the number in From can show it for 30 days.',
		},
	],

	async run(context, account, parameters) {
		const from = parsePhoneNumber(parameters.locator('from').value);
		const file = parameters.file(parameters.text('binaryPropertyName').trim(), LABEL);
		const api = apiOf(account.apiVersion).upload;
		const violations = [...parameters.violations, ...onlyIn(versions, account.apiVersion, 'uploads')];
		if (!('e164' in from)) return { violations: [{ field: 'From', ...from }, ...violations] };
		if (!file || !api || violations.length > 0) return { violations };

		const response = await callApi(context, api.encode(file, from.e164, account), UPLOAD_TIMEOUT_MS);
		const answer = 'noAnswer' in response ? refusal(response.noAnswer).answer : api.readAnswer(response);
		if (!answer.accepted) return { failure: withoutMessage(answer.failure, 'Kaleyra did not take the file') };
		const { name: fileName, mimeType } = file;
		return { json: [{ success: true, mediaId: answer.messageId, from: from.e164, fileName, mimeType }] };
	},
};
