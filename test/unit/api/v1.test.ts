import listSample from '../../fixtures/requests/v1-list.json';
import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import type { ApiRequest, ApiResponse } from '../../../kaleyra/api/request';
import type { Message } from '../../../kaleyra/message';
import { CLOUD_API, versionsInWords } from '../../../lab/messageCatalogue';
import { outgoingChecked } from '../message/inEditor';

const { encode, readAnswer } = apiOf('v1');
const account: Account = { apiVersion: 'v1', baseUrl: 'https://api.example.com', sid: 'HXAP16000000FAKE', wabaId: '' };
const numbers = { from: listSample.from, to: listSample.to };
const buttons: Message = { kind: 'buttons', body: 'Coming?', buttons: [{ id: 'yes', title: 'Yes' }] };
const answer = (statusCode: number, body: unknown): ApiResponse => ({ statusCode, headers: {}, body });

/** The form with its JSON fields read. */
const fieldsOf = ({ form = {} }: ApiRequest) =>
	Object.fromEntries(
		Object.entries(form).map(([name, value]) => [
			name,
			name === 'header' || name === 'action' ? (JSON.parse(String(value)) as unknown) : value,
		]),
	);

test('writes the documents’ list sample, all ten rows', () => {
	const message: Message = {
		kind: 'list',
		header: { type: 'text', text: listSample.header.text },
		body: listSample.body,
		footer: listSample.footer,
		buttonText: listSample.action.button,
		sections: listSample.action.sections,
	};
	const request = encode({ ...numbers, message, callbackUrl: listSample.callback_url }, account);
	expect(request).toMatchObject({ method: 'POST', url: 'https://api.example.com/v1/HXAP16000000FAKE/messages' });
	expect(fieldsOf(request)).toEqual(listSample);
});

test('writes reply buttons with a picture, a callback profile and references', () => {
	const message: Message = { ...buttons, header: { type: 'image', media: { link: 'https://example.com/a.png' } } };
	const reference = { ref: 'customer1', ref1: 'spring', ref2: 'order-1' };
	expect(fieldsOf(encode({ ...numbers, message, reference, callbackProfileId: 'IN_1' }, account))).toEqual({
		...numbers,
		channel: 'whatsapp',
		type: 'button',
		body: 'Coming?',
		header: { type: 'image', image: { link: 'https://example.com/a.png' } },
		action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
		callback_profile_id: 'IN_1',
		ref: 'customer1',
		ref1: 'spring',
		ref2: 'order-1',
	});
});

test('reads an acceptance with both ids', () => {
	const body = { id: 'R1', type: 'list', totalCount: 1, data: [{ message_id: 'R1:0', recipient: '915550100123' }], error: {} };
	expect(readAnswer(answer(202, body))).toMatchObject({ ok: true, value: { messageId: 'R1:0', requestId: 'R1' } });
});

test.each([200, 202, 400])('tells the fields of an E413 that comes with HTTP %i', (statusCode) => {
	const error = { action: 'action field is mandatory', body: 'body field is mandatory' };
	expect(readAnswer(answer(statusCode, { code: 'E413', message: 'Invalid/incorrect inputs', data: [], error }))).toMatchObject({
		ok: false,
		failure: {
			code: 'E413',
			fix: expect.stringContaining('action: action field is mandatory; body: body field is mandatory'),
			sent: 'refused',
		},
	});
});

test('an acceptance that also speaks of an error is a failure', () => {
	const body = { id: 'R1', data: [{ message_id: 'R1:0' }], error: { to: 'Invalid number' } };
	expect(readAnswer(answer(200, body))).toMatchObject({ ok: false, failure: { sent: 'refused' } });
});

test.each([null, 'Welcome', [], { data: [null] }, { data: {} }])('an answer like %j is no acceptance', (body) => {
	expect(readAnswer(answer(200, body))).toMatchObject({ ok: false, failure: { sent: 'unknown' } });
});

test('what v1 cannot express is refused with the version that can', () => {
	const flow: Message = { kind: 'flow', body: 'Fill in', flowId: '1', cta: 'Open', action: 'navigate', mode: 'published' };
	expect(outgoingChecked({ ...numbers, message: flow }, 'v1')).toEqual([
		{ field: 'API Version', problem: 'V1 of the credential has no flow messages', fix: `Choose a credential for ${versionsInWords(CLOUD_API)}` },
	]);
	expect(outgoingChecked({ ...numbers, message: buttons, replyTo: 'wamid.FAKE', clientId: 'c' }, 'v1')).toEqual([
		{
			field: 'Options > Reply to Message',
			problem: 'cannot be sent with API V1 of the credential',
			fix: `Leave it empty; it is for ${versionsInWords(CLOUD_API)}`,
		},
		{
			field: 'Options > Client ID',
			problem: 'cannot be sent with API V1 of the credential',
			fix: 'Leave it empty; it is for V3',
		},
	]);
});
