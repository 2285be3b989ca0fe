import { apiOf } from '../../../kaleyra/api';
import type { Account } from '../../../kaleyra/api/account';
import { cursorAfter, listings, listRequest, readLookUp, recordsOf, listsUnavailable } from '../../../kaleyra/api/lookUp';

const account: Account = { apiVersion: 'v2', baseUrl: 'https://api.in.kaleyra.io', sid: 'HXAP16XXXXXX97IN', wabaId: '100000000000001' };
const answer = (statusCode: number, body: unknown) => readLookUp({ statusCode, headers: {}, body });

test('lists stand under the WABA ID, also for accounts with numbers on V1', () => {
	for (const apiVersion of ['v1', 'v2'] as const) {
		expect(listRequest({ ...account, apiVersion }, listings.templates, { limit: 100, after: 'a+b=' }).url).toBe(
			'https://api.in.kaleyra.io/v2/HXAP16XXXXXX97IN/whatsapp/100000000000001/message_templates?limit=100&after=a%2Bb%3D',
		);
	}
});

test('details of a number stand under the version it lives on', () => {
	const url = (apiVersion: 'v1' | 'v2') => apiOf(apiVersion).numberDetails?.({ ...account, apiVersion }, '+15550100001').url;
	expect(url('v1')).toBe('https://api.in.kaleyra.io/v1/HXAP16XXXXXX97IN/whatsapp/+15550100001/phone_number_details');
	expect(url('v2')).toBe('https://api.in.kaleyra.io/v2/HXAP16XXXXXX97IN/whatsapp/+15550100001/phone_number_details');
});

test('an account without WABA ID, or on V3, has no lists and is told why', () => {
	expect(listsUnavailable(account, 'templates')).toBeUndefined();
	expect(listsUnavailable({ ...account, wabaId: '' }, 'templates')).toMatchObject({ code: 'NO_WABA_ID', fix: expect.stringContaining('Enter the ID in the Kaleyra credential') });
	expect(listsUnavailable({ ...account, apiVersion: 'v3' }, 'templates')?.message).toBe('API V3 offers no list of templates');
});

const record = { id: '1', name: 'order_update' };
test.each([
	['Kaleyra’s envelope', { code: 'WA200', data: [record], error: {} }],
	['Meta’s answer in the envelope', { code: 'WA200', data: { data: [record], paging: {} } }],
	['Meta’s answer', { data: [record], paging: { cursors: {} } }],
	['the array itself', [record]],
	['an array of another name', { data: { total: 1, numbers: [record] } }],
	['a single object', { data: record }],
])('records are found in %s', (_, body) => {
	expect(recordsOf(body)).toEqual([record]);
});

test.each([[{}], [{ data: {} }], [{ data: [] }], [{ data: null }], [null], ['text'], [{ code: 'WA200', message: 'Success' }], [{ data: [1, null, 'a'] }]])(
	'there are no records in %j',
	(body) => {
		expect(recordsOf(body)).toEqual([]);
	},
);

test('the cursor of the next page is found beside the records or around them', () => {
	const paging = { cursors: { before: 'a', after: 'b' } };
	expect(cursorAfter({ data: [], paging })).toBe('b');
	expect(cursorAfter({ data: { data: [], paging } })).toBe('b');
	expect(cursorAfter({ data: [], paging: { cursors: { after: '' } } })).toBeUndefined();
	expect(cursorAfter({ data: [] })).toBeUndefined();
});

test('an error inside a success is a refusal', () => {
	const refused = { code: 'X1', message: 'Failed', data: [], error: { phone_number: 'is unknown' } };
	expect(answer(200, refused)).toMatchObject({
		failure: { code: 'X1', message: 'Kaleyra refused the request: Failed', fix: expect.stringContaining('phone_number: is unknown'), sent: 'refused' },
	});
});

test('a refusal says nothing of a message that may be on its way', () => {
	expect(answer(401, { code: 'RBC001', message: 'Unauthorized' })).toMatchObject({ failure: { code: 'RBC001', sent: 'refused' } });
	expect(answer(500, {})).toMatchObject({
		failure: { message: 'Kaleyra did not give the information (HTTP 500)', fix: 'Try again in a few minutes.', sent: 'no' },
	});
	expect(answer(200, '<html>')).toMatchObject({ failure: { message: 'The host’s answer is not one of the Kaleyra API', sent: 'no' } });
});
