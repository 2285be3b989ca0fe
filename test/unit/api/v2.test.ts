import listSample from '../../fixtures/requests/v2-list.json';
import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import type { ApiResponse } from '../../../kaleyra/api/request';
import type { Message } from '../../../kaleyra/message';

const { encode, readAnswer } = apiOf('v2');
const account: Account = { apiVersion: 'v2', baseUrl: 'https://api.example.com', sid: 'HXAP16000000FAKE', wabaId: '' };
const message: Message = {
	kind: 'list',
	header: { type: 'text', text: 'Shipping Options' },
	body: 'Choose your shipping option',
	footer: 'Trendy apparel: your ultimate style choices',
	buttonText: 'Shipping Options',
	sections: listSample.messaging_object.interactive.action.sections,
};
const outgoing = { from: '+15550100100', to: '+915550100123', message };
const answer = (statusCode: number, body: unknown, headers = {}): ApiResponse => ({ statusCode, headers, body });

test('writes the documents’ list sample', () => {
	const reference = { ref: 'customer1', ref1: 'marketing', ref2: 'dictionary', waSource: 'api' };
	expect(encode({ ...outgoing, reference }, account)).toEqual({
		method: 'POST',
		url: 'https://api.example.com/v2/HXAP16000000FAKE/whatsapp/+15550100100/messages',
		json: listSample,
	});
});

test('leaves extra_info out when there is no reference, and adds the quoted message', () => {
	const { json } = encode({ ...outgoing, replyTo: 'wamid.FAKE' }, account);
	expect(json).not.toHaveProperty('extra_info');
	expect(json).toHaveProperty('messaging_object.context', { message_id: 'wamid.FAKE' });
});

test('reads an acceptance', () => {
	const body = { code: 'WA202', message: 'Request Accepted', data: { message_id: 'A1' }, error: {} };
	expect(readAnswer(answer(202, body))).toEqual({
		ok: true,
		value: {
			messageId: 'A1',
			code: 'WA202',
			message: 'Request Accepted',
		},
	});
});

test('an acceptance without a message id may have been sent', () => {
	expect(readAnswer(answer(200, '<html>Welcome</html>'))).toMatchObject({
		ok: false,
		failure: { code: 'HTTP 200', httpCode: 200, sent: 'unknown' },
	});
});

test('a 200 that speaks of an error is a refusal', () => {
	const body = { code: 'WA400', message: 'Refer', data: { message_id: 'A1' }, error: { payload: 'Incorrect' } };
	expect(readAnswer(answer(200, body))).toMatchObject({
		ok: false,
		failure: { code: 'WA400', sent: 'refused' },
	});
});

test('tells the two meanings of WA-401 apart', () => {
	const refusal = (text: string) => readAnswer(answer(401, { code: 'WA-401', message: text, error: { account: text } }));
	expect(refusal('The phone number is associated with different Version of our WA API.')).toMatchObject({
		failure: { message: expect.stringContaining('another version') },
	});
	expect(refusal('API is not available for given customer.')).toMatchObject({
		failure: { message: expect.stringContaining('may not use the WhatsApp API') },
	});
});

test.each([
	[429, { 'retry-after': '3' }, { sent: 'no', retryAfterMs: 3000 }],
	[429, {}, { sent: 'no' }],
	[500, {}, { sent: 'unknown' }],
	[503, { 'retry-after': 'soon' }, { sent: 'unknown' }],
	[400, {}, { sent: 'refused' }],
])('says of HTTP %i with %j what may be done', (statusCode, headers, expected) => {
	expect(readAnswer(answer(statusCode, null, headers))).toMatchObject({ ok: false, failure: expected });
});

test('an unknown code is told as it came', () => {
	expect(readAnswer(answer(400, { code: 'ZZ9', message: 'Strange thing', error: { to: 'odd' } }))).toMatchObject({
		failure: {
			code: 'ZZ9',
			message: 'Kaleyra refused the request: Strange thing',
			fix: expect.stringContaining('to: odd'),
		},
	});
});
