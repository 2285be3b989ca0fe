import axios from 'axios';
import type { INodeExecutionData } from 'n8n-workflow';
import type { ApiVersion } from '../../../kaleyra/message/types';
import { versionsInWords, versionsOf } from '../../../lab/messageCatalogue';
import { startAnswering, startHanging } from '../support/answering';
import { releaseInBatches, type SimulatedAccount, startSimulatedAccount } from '../support/simulated';
import { runOn } from './versions';

let account: SimulatedAccount;
beforeAll(async () => {
	account = await startSimulatedAccount();
});
afterEach(() => account.sim.reset());
afterAll(() => account.sim.close());

const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 255]);

/** An item with a file in its field `picture`. */
const withFile = (data = PICTURE, mimeType = 'image/png', fileName = 'a "nice" ü.png'): INodeExecutionData => ({
	json: {},
	binary: { picture: { data: data.toString('base64'), mimeType, fileName } },
});

const fromInput = { __rl: true, mode: 'binary', value: 'picture' };
const image = { resource: 'message', operation: 'sendMedia', mediaType: 'image', media: fromInput, caption: 'Look' };
const buttons = {
	resource: 'interactive',
	operation: 'sendButtons',
	headerType: 'image',
	headerMedia: fromInput,
	body: 'Coming?',
	buttons: { button: [{ title: 'Yes' }] },
};

const run = (version: ApiVersion, parameters: object, items = [withFile()], more = {}) =>
	runOn(account, version, parameters, { items, ...more });
const bytesOf = async (id: unknown) =>
	Buffer.from((await axios.get<ArrayBuffer>(`${account.sim.url}/simulator/media/${String(id)}`, { responseType: 'arraybuffer' })).data);

describe('a file of the workflow', () => {
	it('is uploaded to V2 and sent by its media ID', async () => {
		await run('v2', image);
		const [message] = account.sim.messages();
		expect(message?.content).toEqual({ type: 'image', image: { id: expect.any(String), caption: 'Look' } });
		expect(await bytesOf((message?.content.image as { id: string }).id)).toEqual(PICTURE);
	});

	it('can stand above reply buttons', async () => {
		await run('v2', buttons);
		expect(account.sim.messages()[0]?.content).toMatchObject({
			interactive: { header: { type: 'image', image: { id: expect.any(String) } } },
		});
	});

	it('that many messages show is uploaded once', async () => {
		const { items } = await run('v2', { ...image, to: '+15550100101, +15550100102' }, [withFile(), withFile(), withFile(Buffer.from('other'))]);
		const ids = account.sim.messages().map(({ content }) => (content.image as { id: string }).id);
		expect(items).toHaveLength(6);
		expect(ids).toHaveLength(6);
		expect(new Set(ids).size).toBe(2);
	});

	it.each([
		['four at a time when they are big, for they lie in n8n’s memory', 1024 ** 2, 4],
		['as many as other messages when they are small', 1000, 12],
	])('goes out with others: %s', async (_, size, most) => {
		account.sim.setFaults([{ fault: 'held', rate: 1 }]);
		const files = Array.from({ length: 12 }, (_file, index) => withFile(Buffer.alloc(size, index)));
		const running = run('v1', { ...image, options: { messagesPerSecond: 0 } }, files);
		const { items } = await releaseInBatches(account.sim, running, { width: most, total: files.length });
		expect(items.map(({ json }) => json.success)).toEqual(files.map(() => true));
		expect(account.sim.stats().maxInFlight).toBe(most);
	});

	it('goes along inside the form of V1', async () => {
		await run('v1', image);
		const [message] = account.sim.messages();
		expect(message?.content).toEqual({ type: 'image', image: { id: expect.any(String), caption: 'Look' } });
		expect(await bytesOf((message?.content.image as { id: string }).id)).toEqual(PICTURE);
	});

	it.each([
		['v3', 'Send Media', image, /^Media is a file of the workflow, which API V3 does not take here$/],
		['v3', 'a header', buttons, /^Header Media is a file of the workflow, which API V3 does not take here$/],
		['v1', 'a header', buttons, /^Header Media is a file of the workflow, which API V1 does not take here$/],
	] as const)('is refused where %s documents no place for it in %s', async (version, _, parameters, says) => {
		const { error } = await run(version, parameters);
		expect(error?.message).toMatch(says);
		expect(error?.description).toMatch(/^Give a link/);
		expect(account.sim.stats().requests).toBe(0);
	});

	it.each([
		['type', withFile(PICTURE, 'image/gif', 'a.gif'), /holds "a.gif" of type image\/gif, which WhatsApp does not show as image/],
		['size', withFile(Buffer.alloc(5 * 1024 ** 2 + 3)), /of 5\.1 MB, the limit is 5\.0 MB/],
		['absence', { json: {} }, /names the binary field "picture", which the item does not have/],
	])('that WhatsApp would refuse for its %s is not uploaded', async (_, item, says) => {
		const { error } = await run('v2', image, [item]);
		expect(error?.message).toMatch(says);
		expect(account.sim.stats().requests).toBe(0);
	});

	it.each(['v1', 'v2'] as const)('that n8n has lost fails its message on %s, and nothing was sent', async (version) => {
		const lost: INodeExecutionData = {
			json: {},
			binary: { picture: { id: 'filesystem-v2:gone', data: 'filesystem-v2', mimeType: 'image/png', fileName: 'a.png' } },
		};
		const { errorItems } = await run(version, image, [lost], { onError: 'continueErrorOutput' });
		expect(errorItems.map(({ json }) => json)).toMatchObject([
			{ error: expect.stringMatching(/The file "a.png" could not be read$/), details: { code: 'FILE_NOT_READ', mayHaveBeenSent: false } },
		]);
		expect(account.sim.stats().requests).toBe(0);
	});

	it('that cannot be uploaded fails its message, and nothing was sent', async () => {
		const credentials = { ...account.credentials, apiKey: 'wrong' };
		const { errorItems } = await run('v2', image, [withFile()], { credentials, onError: 'continueErrorOutput' });
		expect(errorItems.map(({ json }) => json)).toMatchObject([
			{
				error: expect.stringMatching(/^The file ".+" could not be uploaded: Kaleyra does not accept the SID or the API key$/),
				details: { code: 'RBC001', mayHaveBeenSent: false },
			},
		]);
		expect(account.sim.messages()).toEqual([]);
	});
});

describe('a call that uploads a file and is not answered well', () => {
	const upload = { resource: 'media', operation: 'upload', binaryPropertyName: 'picture' };
	const uploadTo = async (status: number, body: unknown, parameters: object) => {
		const host = await startAnswering(status, body);
		const credentials = { ...account.credentials, baseUrl: host.url };
		const { items } = await run('v2', parameters, [withFile(PICTURE, 'image/png', 'a.png')], { credentials, onError: 'continueRegularOutput' });
		host.close();
		return items[0]?.json;
	};

	it.each([
		['5xx', 500, {}, 'Kaleyra did not take the file (HTTP 500)', 'Try again in a few minutes.'],
		['a page', 200, '<html>', 'The host’s answer is not one of the Kaleyra API', 'Check the region or the base URL in the credential.'],
	])('says nothing of a message that may have been sent (%s)', async (_, status, body, error, message) => {
		expect(await uploadTo(status, body, upload)).toMatchObject({ error, message, details: { retryable: true, mayHaveBeenSent: false } });
	});

	it('fails the message it is for, which was not sent', async () => {
		expect(await uploadTo(200, '<html>', image)).toMatchObject({
			error: 'The file "a.png" could not be uploaded: The host’s answer is not one of the Kaleyra API',
			message: 'Check the region or the base URL in the credential.',
			details: { retryable: true, mayHaveBeenSent: false },
		});
		// The upload is tried five times, with longer and longer pauses.
	});

	it('counts its message as not begun when the execution is stopped meanwhile', async () => {
		const host = await startHanging();
		const running = run('v2', image, [withFile()], { credentials: { ...account.credentials, baseUrl: host.url } });
		await host.called;
		account.engine.stop();
		const { items } = await running;
		host.close();
		expect(items[0]?.json).toMatchObject({
			error: 'Not sent: the execution was stopped before',
			details: { code: 'STOPPED', retryable: true, mayHaveBeenSent: false },
		});
	});
});

describe('Upload', () => {
	const upload = { resource: 'media', operation: 'upload', binaryPropertyName: 'picture' };

	it('gives a media ID that a message can show', async () => {
		const { items } = await run('v2', upload, [withFile(), withFile()]);
		expect(items).toMatchObject([
			{ json: { success: true, mediaId: expect.any(String), mimeType: 'image/png' }, pairedItem: { item: 0 } },
			{ json: { success: true, mediaId: expect.any(String) }, pairedItem: { item: 1 } },
		]);
		expect(await bytesOf(items[0]?.json.mediaId)).toEqual(PICTURE);

		const byId = { __rl: true, mode: 'id', value: '={{ $json.mediaId }}' };
		await run('v2', { ...image, media: byId }, [items[0] as INodeExecutionData]);
		expect(account.sim.messages()[0]?.content).toMatchObject({ image: { id: items[0]?.json.mediaId } });
	});

	it.each(['v1', 'v3'] as const)('is refused on %s with the version that can', async (version) => {
		const { error } = await run(version, upload);
		expect(error).toMatchObject({
			message: `API Version ${version.toUpperCase()} of the credential has no uploads`,
			description: `Choose a credential for ${versionsInWords(versionsOf('media.upload'))}.`,
		});
	});

	it('says which field is missing', async () => {
		const { error } = await run('v2', { ...upload, binaryPropertyName: 'photo' });
		expect(error).toMatchObject({
			message: 'Input Data Field Name names the binary field "photo", which the item does not have',
			description: 'Enter one it has: picture.',
		});
	});

	it('tells a refusal by the API', async () => {
		const { error } = await run('v2', upload, [withFile()], { credentials: { ...account.credentials, apiKey: 'wrong' } });
		expect(error?.message).toBe('Kaleyra does not accept the SID or the API key');
	});
});
