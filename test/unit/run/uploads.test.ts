import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Account } from '../../../kaleyra/api/account';
import { IS_FILE, type Outgoing, type WorkflowFile } from '../../../kaleyra/message/types';
import type { Message } from '../../../kaleyra/message';
import { Run, type RunOptions } from '../../../nodes/Kaleyra/run/run';
import { Uploads } from '../../../nodes/Kaleyra/run/uploads';
import { FakeClock } from './fakeClock';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const account: Account = { apiVersion: 'v2', baseUrl: 'http://127.0.0.1:9', sid: 'FAKE', apiKey: 'fake', wabaId: '' } as unknown as Account;

function startUploads() {
	let calls = 0;
	const helpers = {
		getBinaryDataBuffer: async () => Buffer.from('picture'),
		httpRequestWithAuthentication: async () => ({ statusCode: 200, headers: {}, body: { id: `media-${++calls}` } }),
	};
	const context = { helpers, getNode: () => ({ parameters: {} }), getExecutionCancelSignal: () => undefined } as unknown as IExecuteFunctions;
	const run = new Run(context, account, {}, { messagesPerSecond: 0 } as RunOptions, new FakeClock());
	return { uploads: new Uploads(run), calls: () => calls };
}

const picture = (identity: string, from = '+15550100001'): Outgoing<Message> => {
	const file: WorkflowFile = { [IS_FILE]: true, itemIndex: 0, property: 'data', identity, name: 'a.png', mimeType: 'image/png', bytes: 7 };
	return { from, to: '+15550100101', reference: {}, message: { kind: 'media', mediaType: 'image', media: { file } } as unknown as Message };
};

test('a file is uploaded once for each business number', async () => {
	const { uploads, calls } = startUploads();
	for (const from of ['+15550100001', '+15550100002', '+15550100001']) await uploads.resolve(picture('same', from));
	expect(calls()).toBe(2);
});

test('files that lie in memory are not copied to remember them', async () => {
	const megabyte = 1024 ** 2;
	const contents = Array.from({ length: 40 }, () => randomBytes(megabyte).toString('base64'));
	const { uploads, calls } = startUploads();
	collectGarbage();
	const before = process.memoryUsage().heapUsed;
	for (const content of contents) await uploads.resolve(picture(content));
	collectGarbage();
	const more = process.memoryUsage().heapUsed - before;
	expect(calls()).toBe(contents.length);
	expect(contents).toHaveLength(40);
	expect(more / megabyte).toBeLessThan(10);
});
