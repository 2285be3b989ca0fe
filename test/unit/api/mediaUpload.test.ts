import { apiOf } from '../../../kaleyra/api';
import { IS_FILE, type WorkflowFile } from '../../../kaleyra/message/types';

const { upload } = apiOf('v2');

const file: WorkflowFile = { [IS_FILE]: true, itemIndex: 0, property: 'data', identity: 'a', name: 'a.png', mimeType: 'image/png' };
const account = { apiVersion: 'v2' as const, baseUrl: 'https://api.example.com', sid: 'HXAP16000000FAKE', wabaId: '' };
const read = (statusCode: number, body: unknown) => upload?.readAnswer({ statusCode, headers: {}, body });

test('a file goes to the number that will show it', () => {
	expect(upload?.encode(file, '+15550100001', account)).toEqual({
		method: 'POST',
		url: 'https://api.example.com/v2/HXAP16000000FAKE/whatsapp/+15550100001/media',
		form: { type: 'image/png', file },
	});
});

test.each([
	[{ code: 'WA200', data: { id: '1' }, error: {} }],
	[{ data: { media_id: 1 } }],
	[{ id: '1' }],
])('the media id is found in %j', (body) => {
	expect(read(200, body)).toMatchObject({ ok: true, value: { messageId: '1' } });
});

test.each([
	[200, { data: {} }],
	[200, 'Welcome'],
	[200, { data: { id: '1' }, error: { file: 'too large' } }],
	[401, { code: 'RBC001', data: [], error: {} }],
])('HTTP %i with %j holds no media id', (statusCode, body) => {
	expect(read(statusCode, body)).toMatchObject({ ok: false });
});
