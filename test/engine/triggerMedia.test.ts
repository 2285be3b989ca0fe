import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callWithJson } from '../../lab/deliver';
import { type ActiveTrigger, Triggers } from './support/activeTrigger';
import { unusedAddress } from './support/answering';

const MB = 1024 * 1024;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]);

/** What the host of the files does at each path. */
const pages: Record<string, RequestListener> = {
	'/car.jpg': (_, response) => response.setHeader('content-type', 'image/jpeg').end(jpeg),
	'/unnamed': (_, response) => response.setHeader('content-type', 'application/octet-stream').end(jpeg),
	'/page': (_, response) => response.setHeader('content-type', 'text/html').end('<html>Signed out</html>'),
	'/gone': (_, response) => response.writeHead(404).end(),
	'/expired': (_, response) => response.writeHead(403).end(),
	'/broken': (_, response) => response.writeHead(500).end(),
	'/moved': (_, response) => response.writeHead(302, { location: '/car.jpg' }).end(),
	'/inside': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
	'/circle': (_, response) => response.writeHead(302, { location: '/circle' }).end(),
	'/two-megabytes': (_, response) => response.setHeader('content-type', 'image/jpeg').end(Buffer.alloc(2 * MB)),
	'/breaks-off': (_, response) => {
		response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': '1000' });
		response.write(jpeg, () => response.destroy());
	},
	'/endless': (request, response) => {
		response.setHeader('content-type', 'image/jpeg');
		const piece = Buffer.alloc(64 * 1024);
		const send = () => {
			while (!request.socket.destroyed && response.write(piece));
		};
		response.on('drain', send);
		response.on('close', () => endlessEnded());
		send();
	},
};

let endlessEnded = () => {};
let files: Server;
let origin: string;
let triggers: Triggers;

beforeAll(async () => {
	triggers = await Triggers.start();
	files = createServer((request, response) => pages[request.url ?? '']?.(request, response)).listen(0, '127.0.0.1');
	await new Promise((resolve) => files.once('listening', resolve));
	origin = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
});

afterAll(async () => {
	await triggers.close();
	files.closeAllConnections();
	files.close();
});

let id = 0;
const picture = (url: string, more: object = {}) => ({
	meta_object: {
		field: 'messages',
		value: { messages: [{ from: '15550100123', id: `wamid.${++id}`, type: 'image', image: { mime_type: 'image/jpeg', ...more } }] },
	},
	extra_info: { media_url: url },
});

/** A trigger whose credential names the host of the files as its API, so that loopback is allowed for it. */
const activate = (options: INodeParameters = {}): Promise<ActiveTrigger> =>
	triggers.activate({ events: ['media', 'text'], options: { downloadMedia: true, ...options } }, { credential: { baseUrl: origin } });

async function itemFor(payload: object, options?: INodeParameters) {
	const active = await activate(options);
	await callWithJson(active.url, payload);
	await triggers.host.ended(active.workflow);
	const [item] = triggers.itemsOf(active);
	return { media: item?.json.media as { error?: string }, file: item?.binary?.data };
}

it('a picture comes as binary data with its type', async () => {
	const { media, file } = await itemFor(picture(`${origin}/car.jpg`));
	expect(media.error).toBeUndefined();
	expect(file).toMatchObject({ mimeType: 'image/jpeg', fileType: 'image', fileExtension: 'jpg', fileName: 'image-wamid1.jpg' });
	expect(file && (await Container.get(BinaryDataService).getAsBuffer(file))).toEqual(jpeg);
});

it('a file keeps the name its sender gave it, without any path', async () => {
	const { file } = await itemFor(picture(`${origin}/car.jpg`, { filename: '../../etc/my car.jpg' }));
	expect(file).toMatchObject({ fileName: 'my car.jpg' });
	expect(file).not.toHaveProperty('directory');
});

it('a file whose host names no type gets the type WhatsApp told', async () => {
	expect((await itemFor(picture(`${origin}/unnamed`))).file).toMatchObject({ mimeType: 'image/jpeg' });
});

it('a redirect is followed', async () => {
	expect((await itemFor(picture(`${origin}/moved`))).file).toMatchObject({ mimeType: 'image/jpeg' });
});

it.each([
	['is gone', '/gone', 'The file is gone (HTTP 404).'],
	['has expired', '/expired', 'The link needs a permission or has expired (HTTP 403).'],
	['fails', '/broken', 'The host of the file answered HTTP 500.'],
	['leads to a page', '/page', 'The link gave text/html instead of the image.'],
	['leads on for ever', '/circle', 'The link leads on more than 3 times.'],
	['leads inside', '/inside', 'The link leads to 169.254.169.254, which is inside a private network.'],
])('a link that %s leaves the item with the reason', async (_name, path, reason) => {
	const { media, file } = await itemFor(picture(origin + path));
	expect(file).toBeUndefined();
	expect(media).toMatchObject({ type: 'image', error: reason });
});

it.each([
	['file:///etc/passwd', 'The link uses file:, and only http and https are followed.'],
	['ftp://media.example/car.jpg', 'The link uses ftp:, and only http and https are followed.'],
	['http://127.0.0.1:1/car.jpg', 'The link leads to 127.0.0.1, which is inside a private network.'],
	['http://2130706433/car.jpg', 'The link leads to 127.0.0.1, which is inside a private network.'],
	['http://[::ffff:10.0.0.1]/car.jpg', 'The link leads to [::ffff:a00:1], which is inside a private network.'],
	['not a link', 'The link is not a URL.'],
])('the link %s is not followed', async (url, reason) => {
	expect((await itemFor(picture(url))).media.error).toBe(reason);
});

it('a picture without a link says so', async () => {
	expect((await itemFor(picture(''))).media.error).toMatch(/carries no link/);
});

it('a host that hangs up leaves the item with the reason', async () => {
	expect((await itemFor(picture(`${origin}/breaks-off`))).media.error).toMatch(/^The file could not be fetched: /);
});

it('a host that cannot be reached leaves the item with the reason', async () => {
	const url = await unusedAddress();
	const active = await triggers.activate({ events: ['media'], options: { downloadMedia: true } }, { credential: { baseUrl: url } });
	await callWithJson(active.url, picture(`${url}/car.jpg`));
	await triggers.host.ended(active.workflow);
	expect(triggers.itemsOf(active)[0]?.json.media).toMatchObject({ error: expect.stringMatching(/^The file could not be fetched: .*ECONNREFUSED/) });
});

it('a file that is larger than the limit is broken off', async () => {
	expect((await itemFor(picture(`${origin}/two-megabytes`), { maxFileSize: 1 })).media.error).toMatch(/larger than 1 MB, the limit in Max File Size/);
	expect((await itemFor(picture(`${origin}/two-megabytes`), { maxFileSize: 2 })).file).toBeDefined();
});

it('a limit below 1 MB, as an expression can give, counts as 1 MB', async () => {
	expect((await itemFor(picture(`${origin}/two-megabytes`), { maxFileSize: 0 })).media.error).toMatch(/larger than 1 MB/);
});

it('a file that never ends is broken off, and its host is left', async () => {
	const ended = new Promise<void>((resolve) => (endlessEnded = resolve));
	expect((await itemFor(picture(`${origin}/endless`), { maxFileSize: 3 })).media.error).toMatch(/larger than 3 MB/);
	await ended;
});

it('without the option nothing is fetched', async () => {
	const { media, file } = await itemFor(picture(`${origin}/gone`), { downloadMedia: false });
	expect([media.error, file]).toEqual([undefined, undefined]);
});

describe('a file that takes its time', () => {
	/** A picture whose host sends it when told to. */
	function slowPicture(path: string) {
		let send = () => {};
		const asked = new Promise<void>((resolve) => {
			pages[path] = (_, response) => {
				send = () => response.setHeader('content-type', 'image/jpeg').end(jpeg);
				resolve();
			};
		});
		return { payload: picture(origin + path), asked, send: () => send() };
	}

	it('comes before the caller is answered, and an equal call meanwhile fetches and starts nothing', async () => {
		const active = await activate();
		const { payload, asked, send } = slowPicture('/slow');
		const answers: number[] = [];
		const calls = [callWithJson(active.url, payload)];
		await asked;
		calls.push(callWithJson(active.url, payload));
		for (const one of calls) void one.then(({ status }) => answers.push(status));
		expect([answers, triggers.host.executionsOf(active.workflow)]).toEqual([[], []]);
		send();
		await Promise.all(calls);
		expect(answers).toEqual([200, 200]);
		await triggers.host.ended(active.workflow);
		expect(triggers.itemsOf(active)).toEqual([expect.objectContaining({ binary: { data: expect.objectContaining({ mimeType: 'image/jpeg' }) } })]);
	});

	it('is fetched again when n8n could not take the execution in', async () => {
		const active = await activate();
		const payload = picture(`${origin}/car.jpg`);
		triggers.host.takeIn = async () => await Promise.reject(new Error('SQLITE_BUSY: database is locked'));
		expect((await callWithJson(active.url, payload)).status).toBe(500);
		triggers.host.takeIn = async () => {};
		expect((await callWithJson(active.url, payload)).status).toBe(200);
		await triggers.host.ended(active.workflow);
		expect(triggers.itemsOf(active)).toHaveLength(1);
		expect(triggers.itemsOf(active)[0]?.binary?.data).toMatchObject({ mimeType: 'image/jpeg' });
	});
});
