import buttonsSample from '../../fixtures/requests/v3-buttons.json';
import listSample from '../../fixtures/requests/v3-list.json';
import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import type { ApiResponse } from '../../../kaleyra/api/request';
import type { Message } from '../../../kaleyra/message';
import { CLOUD_API, versionsInWords } from '../../../lab/messageCatalogue';
import { outgoingChecked } from '../message/inEditor';

const { encode, readAnswer } = apiOf('v3');
const account: Account = { apiVersion: 'v3', baseUrl: 'https://api.example.com/gateway', sid: '', wabaId: '' };
const numbers = { from: '+1000000001', to: '+1000000002' };
const answer = (statusCode: number, body: unknown): ApiResponse => ({ statusCode, headers: {}, body });

const buttons = (): Message => {
	const { header, body, footer, action } = buttonsSample.request.interactive;
	return {
		kind: 'buttons',
		header: { type: 'image', media: header.image },
		body: body.text,
		footer: footer.text,
		buttons: action.buttons.map(({ reply }) => reply),
	};
};

test('writes the documents’ reply button sample', () => {
	const { message: messageText, clientId, externalId } = buttonsSample.request;
	expect(encode({ ...numbers, message: buttons(), messageText, clientId, externalId }, account)).toEqual({
		method: 'POST',
		url: 'https://api.example.com/gateway/v3/messages',
		json: buttonsSample,
	});
});

test('writes the documents’ list sample, which has no message text', () => {
	const { header, body, footer, action } = listSample.request.interactive;
	const message: Message = {
		kind: 'list',
		header: { type: 'text', text: header.text },
		body: body.text,
		footer: footer.text,
		buttonText: action.button,
		sections: action.sections,
	};
	expect(encode({ ...numbers, message }, account).json).toEqual(listSample);
});

test('names one or several callbacks beside the request', () => {
	const callbackUrl = 'https://example.com/a , https://example.com/b';
	expect(encode({ ...numbers, message: buttons(), callbackUrl }, account).json).toMatchObject({
		callbacks: 'https://example.com/a,https://example.com/b',
	});
});

test('the transaction id is the message id', () => {
	const body = { meta: { timestamp: 1, transactionId: 'T1', explain: 'Send Notification' } };
	expect(readAnswer(answer(200, body))).toEqual({
		ok: true,
		value: {
			messageId: 'T1',
			code: 'HTTP 200',
			message: 'Send Notification',
		},
	});
});

test.each([null, 'Welcome', { meta: null }, { meta: {} }])('an answer like %j is no acceptance', (body) => {
	expect(readAnswer(answer(200, body))).toMatchObject({ ok: false, failure: { sent: 'unknown' } });
});

test('a reference is refused, because v3 has other names for it', () => {
	expect(outgoingChecked({ ...numbers, message: buttons(), reference: { ref: 'a' } }, 'v3')).toEqual([
		{
			field: 'Reference > Ref',
			problem: 'cannot be sent with API V3 of the credential',
			fix: `Leave it empty; it is for ${versionsInWords(['v1', ...CLOUD_API])}`,
		},
	]);
});

test('a file in a header is given by link only', () => {
	const message: Message = { ...buttons(), header: { type: 'image', media: { id: '1' } } } as Message;
	expect(outgoingChecked({ ...numbers, message }, 'v3')).toEqual([
		{ field: 'Header Media', problem: 'is a media ID, which API V3 does not take here', fix: 'Give a link' },
	]);
});
