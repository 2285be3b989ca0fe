import { apiOf } from '../../../kaleyra/api';
import * as api from '../../../kaleyra/api/answer';
import type { Acceptance, ApiResponse, Failure } from '../../../kaleyra/api/request';
import type { Result } from '../../../kaleyra/result';
import { sentFlags } from '../../../nodes/transport/errors';

/** A failure with what an item says of it. */
const told = ({ sent, ...failure }: Failure) => ({ ...failure, ...sentFlags(sent) });
const failureOf = (response: ApiResponse, whatFailed?: string) => told(api.failureOf(response, whatFailed));
const accepted = (result?: Result<Acceptance>) => (result?.ok ? result.value : undefined);

const answer = (statusCode: number, body: unknown, headers: Record<string, unknown> = {}): ApiResponse => ({ statusCode, headers, body });

function uploadAnswer(response: ApiResponse) {
	const { upload } = apiOf('v2');
	if (!upload) throw new Error('V2 uploads files');
	return upload.readAnswer(response);
}

/** What each call is answered when all is well, and whether an answer is taken for that. */
const calls: Array<[call: string, good: object, accepts: (response: ApiResponse) => boolean]> = [
	['a message on V1', { id: 'r1', data: [{ message_id: 'm1' }] }, (response) => apiOf('v1').readAnswer(response).ok],
	['a message on V2', { data: { message_id: 'm1' } }, (response) => apiOf('v2').readAnswer(response).ok],
	['a message on V3', { meta: { transactionId: 't1' } }, (response) => apiOf('v3').readAnswer(response).ok],
	['a file', { data: { id: 'f1' } }, (response) => uploadAnswer(response).ok],
	['a read receipt', {}, (response) => api.bodyOf(response, 'Kaleyra did not mark it').ok],
	['a look-up', { data: [] }, (response) => api.bodyOf(response, 'Kaleyra did not tell').ok],
];

describe.each(calls)('%s is accepted', (_, good, accepts) => {
	it.each([200, 202, 299])('with status %d', (status) => {
		expect(accepts(answer(status, good))).toBe(true);
	});
	it.each([100, 199, 300, 400, 500])('not with status %d, whatever the body says', (status) => {
		expect(accepts(answer(status, good))).toBe(false);
	});
	it('not with an error in the body, whatever the status says', () => {
		expect(accepts(answer(200, { ...good, error: { to: 'is wrong' } }))).toBe(false);
	});
	it.each([undefined, null, 'OK', '', 5])('not when the body is %p: that is no answer of the API', (body) => {
		expect(accepts(answer(200, body))).toBe(false);
	});
});

test('an acceptance tells what the API told, and nothing it did not', () => {
	expect(accepted(apiOf('v1').readAnswer(answer(202, { id: 'r1', data: [{ message_id: 'm1' }] })))).toEqual({
		messageId: 'm1',
		requestId: 'r1',
		code: 'HTTP 202',
		message: 'Request accepted',
	});
	expect(accepted(apiOf('v1').readAnswer(answer(200, { id: 5, data: [{ message_id: 'm1' }] })))).not.toHaveProperty('requestId');
	expect(accepted(apiOf('v2').readAnswer(answer(200, { data: { message_id: 'm1' } })))).toEqual({ messageId: 'm1', code: '', message: '' });
	expect(accepted(apiOf('v3').readAnswer(answer(200, { meta: { transactionId: 't1' } })))).toEqual({
		messageId: 't1',
		code: 'HTTP 200',
		message: '',
	});
	expect(accepted(uploadAnswer(answer(200, { code: 'WA202', message: 'Stored', data: { media_id: 7 } })))).toEqual({
		messageId: '7',
		code: 'WA202',
		message: 'Stored',
	});
	expect(accepted(uploadAnswer(answer(200, { id: 'f1' })))).toEqual({ messageId: 'f1', code: '', message: '' });
});

describe('what Kaleyra says of a refusal', () => {
	it.each<[what: string, statusCode: number, body: unknown, message: string, fix: string]>([
		['a text as the error', 400, { error: 'No such thing' }, 'Kaleyra refused the request: No such thing', ' Kaleyra said: No such thing'],
		['one text under error', 400, { error: { error: 'No such thing' } }, 'Kaleyra refused the request: No such thing', ' Kaleyra said: No such thing'],
		['fields with texts and more', 400, { error: { to: 'is wrong', from: ['a', 'b'] } }, 'Kaleyra refused the request: to: is wrong', ' Kaleyra said: to: is wrong; from: ["a","b"]'],
		['a message and an error', 400, { message: 'Bad', error: { to: 'is wrong' } }, 'Kaleyra refused the request: Bad', ' Kaleyra said: Bad; to: is wrong'],
		['the same twice', 400, { message: 'Bad', error: 'Bad' }, 'Kaleyra refused the request: Bad', ' Kaleyra said: Bad'],
		['nothing', 418, {}, 'Kaleyra refused the request (HTTP 418)', ''],
		['an empty error', 418, { error: '' }, 'Kaleyra refused the request (HTTP 418)', ''],
		['an explanation, on V3', 400, { meta: { explain: 'Bad' } }, 'Kaleyra refused the request: Bad', ' Kaleyra said: Bad'],
	])('is told: %s', (_, statusCode, body, message, said) => {
		expect(failureOf(answer(statusCode, body))).toEqual({
			code: `HTTP ${statusCode}`,
			httpCode: statusCode,
			message,
			fix: `Look the code up in Kaleyra’s documentation, or ask Kaleyra support with it.${said}`,
			retryable: false,
			mayHaveBeenSent: false,
		});
	});

	it('is cut where it is long', () => {
		const { message, fix } = failureOf(answer(400, { message: 'x'.repeat(1000) }));
		expect([message.match(/x*$/)?.[0].length, fix.match(/x*$/)?.[0].length]).toEqual([200, 600]);
	});

	it('explains a known code by what stands beside it', () => {
		expect(failureOf(answer(401, { code: 'WA-401', message: 'It is on a', error: 'different version' })).message).toBe('The business number in From lives on another version of the WhatsApp API');
		expect(failureOf(answer(401, { code: 'WA-401' })).message).toBe('This Kaleyra account may not use the WhatsApp API');
	});
});

test.each([401, 403])('status %d means the credential', (status) => {
	expect(failureOf(answer(status, ''))).toMatchObject({
		message: 'Kaleyra does not accept the credential',
		fix: 'Check the key or token, and that the region or base URL is the one of your account.',
		mayHaveBeenSent: false,
	});
});

test('a success that is none of the API leaves open what became of the message; a refusal does not', () => {
	const stranger = {
		message: 'The host’s answer is not one of the Kaleyra API',
		fix: 'Check the region or the base URL in the credential. The message may have been sent all the same. Kaleyra said: Welcome',
		mayHaveBeenSent: true,
	};
	expect(failureOf(answer(200, { message: 'Welcome' }))).toMatchObject(stranger);
	expect(failureOf(answer(299, { message: 'Welcome' }))).toMatchObject(stranger);
	expect(failureOf(answer(300, { message: 'Welcome' }))).toMatchObject({ message: 'Kaleyra refused the request: Welcome', mayHaveBeenSent: false });
	expect(failureOf(answer(200, { error: 'No' }))).toMatchObject({ message: 'Kaleyra refused the request: No', mayHaveBeenSent: false });
	expect(failureOf(answer(500, {}))).toMatchObject({ mayHaveBeenSent: true });
});

test.each<[header: unknown, result: object]>([
	['0', { retryAfterMs: 0 }],
	['2.5', { retryAfterMs: 2500 }],
	[3, { retryAfterMs: 3000 }],
	['-1', {}],
	['soon', {}],
	[undefined, {}],
	['Infinity', {}],
])('Retry-After %p asks for %j', (header, result) => {
	const { retryAfterMs } = failureOf(answer(429, {}, { 'retry-after': header }));
	expect(retryAfterMs === undefined ? {} : { retryAfterMs }).toEqual(result);
});

test('a call that sends no message says nothing of one that may be on its way', () => {
	const failed = (statusCode: number) => failureOf(answer(statusCode, {}), 'Kaleyra did not take the file');
	expect(failed(500)).toMatchObject({ message: 'Kaleyra did not take the file (HTTP 500)', fix: 'Try again in a few minutes.', retryable: true, mayHaveBeenSent: false });
	expect(failed(200)).toMatchObject({ message: 'The host’s answer is not one of the Kaleyra API', fix: 'Check the region or the base URL in the credential.', mayHaveBeenSent: false });
	expect(failed(404)).toEqual(failureOf(answer(404, {})));
	const cut: Failure = { code: 'ECONNRESET', message: 'Broke off; may have been sent', fix: '', sent: 'unknown' };
	expect(told(api.withoutMessage(cut, 'Kaleyra did not take the file'))).toMatchObject({ message: 'Kaleyra did not take the file', retryable: true });
});
