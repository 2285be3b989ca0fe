import { InMemoryDnsCache } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import type { IHttpRequestOptions, INodeParameters, IWebhookFunctions, RequestHelperFunctions } from 'n8n-workflow';
import { promises as dns } from 'node:dns';
import { Agent, createServer, get, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, isIP, type Socket } from 'node:net';
import { openLink } from '../../nodes/KaleyraTrigger/media';
import { callWithJson } from '../../lab/deliver';
import { Triggers } from './support/activeTrigger';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]);
const publicAddress = '93.184.215.14';

let files: Server;
let origin: string;
let port: number;
let triggers: Triggers;
/** The Host headers of what was asked for. */
let asked: string[];
let page: RequestListener;

beforeAll(async () => {
	triggers = await Triggers.start();
	files = createServer((request, response) => {
		asked.push(request.headers.host ?? '');
		page(request, response);
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => files.once('listening', resolve));
	({ port } = files.address() as AddressInfo);
	origin = `http://127.0.0.1:${port}`;
});

beforeEach(async () => {
	// n8n keeps what it has resolved for a second.
	await Container.get(InMemoryDnsCache).clear();
	asked = [];
	page = (_, response) => response.setHeader('content-type', 'image/jpeg').end(jpeg);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
	await triggers.close();
	files.closeAllConnections();
	files.close();
});

/** The DNS as these tests have it: a name leads to these addresses. */
const names = (known: Record<string, string[]>) =>
	jest.spyOn(dns, 'lookup').mockImplementation((async (host: string) => {
		const addresses = known[host];
		if (addresses === undefined) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
		return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
	}) as never);

/** The internet as these tests have it: whatever is connected to, the host of the files answers. Returns what was connected to. */
function internet(): string[] {
	const connected: string[] = [];
	const original = Agent.prototype.createConnection;
	jest.spyOn(Agent.prototype, 'createConnection').mockImplementation(function (this: Agent, options, callback) {
		const address = String(options.host);
		// The call to the trigger itself.
		if (address === '127.0.0.1') return original.call(this, options, callback);
		connected.push(address);
		const socket = original.call(this, { ...options, host: '127.0.0.1', port }, callback) as Socket;
		Object.defineProperty(socket, 'remoteAddress', { value: isIP(address) ? address : publicAddress });
		return socket;
	});
	return connected;
}

let id = 0;
const pictures = (...urls: string[]) => ({
	object: 'whatsapp_business_account',
	entry: [
		{
			changes: [
				{
					field: 'messages',
					value: {
						messages: urls.map((url) => ({ from: '15550100123', id: `wamid.${++id}`, type: 'image', image: { mime_type: 'image/jpeg', url } })),
					},
				},
			],
		},
	],
});

/** What a call with these links leaves in the items: the reason why there is no file, or its name. */
async function fetched(urls: string[], options: INodeParameters = {}): Promise<string[]> {
	const active = await triggers.activate(
		{ events: ['media'], options: { downloadMedia: true, ...options } },
		{ credential: { baseUrl: origin } },
	);
	await callWithJson(active.url, pictures(...urls));
	await triggers.host.ended(active.workflow);
	return triggers.itemsOf(active).map(({ json, binary }) => (json.media as { error?: string }).error ?? String(binary?.data?.fileType));
}

describe('a link leads to no host inside', () => {
	it.each([
		['resolves to a private address', ['10.0.0.1']],
		['resolves to this machine', ['127.0.0.1']],
		['resolves to the metadata service', ['169.254.169.254']],
		['resolves to a private address among public ones', [publicAddress, '192.168.1.1']],
		['resolves to an IPv6 address inside', ['fd00::1']],
		['resolves to IPv4 inside IPv6', ['64:ff9b:1::a00:1']],
		['resolves to what is no address', ['fe80::1%eth0']],
	])('whose name %s', async (_name, addresses) => {
		names({ 'files.example.com': addresses });
		const connected = internet();
		const [reason] = await fetched(['http://files.example.com/salaries']);
		expect(reason).toMatch(/^The link leads to files\.example\.com, which is inside a private network\.$|^n8n does not follow the link: /);
		expect([connected, asked]).toEqual([[], []]);
	});

	it.each(['http://wiki.corp/', 'http://postgres.n8n_default:5432/', 'http://10-0-0-1.sslip.io/', 'http://x.svc/', 'http://[::7f00:1]/'])(
		'%s is not even looked up',
		async (url) => {
			const lookUps = names({});
			expect(await fetched([url])).toEqual([expect.stringMatching(/is inside a private network\.$/)]);
			expect(lookUps).not.toHaveBeenCalled();
		},
	);

	it('when a public host redirects to such a name', async () => {
		names({ 'files.example.com': [publicAddress], 'inside.example.com': ['10.0.0.1'] });
		const connected = internet();
		page = (_, response) => response.writeHead(302, { location: 'http://inside.example.com/salaries' }).end();
		expect(await fetched(['http://files.example.com/'])).toEqual([expect.stringMatching(/^n8n does not follow the link: .*restricted IP/)]);
		expect(connected).toEqual([publicAddress]);
	});
});

it('a connection goes to the address that was checked, whatever the name resolves to a moment later', async () => {
	const lookUps = names({ 'files.example.com': [publicAddress, '2606:2800:21f::1'] });
	const connected = internet();
	expect(await fetched([`http://files.example.com:${port}/car.jpg`])).toEqual(['image']);
	expect(connected).toEqual([publicAddress]);
	expect(asked).toEqual([`files.example.com:${port}`]);
	expect(lookUps).toHaveBeenCalledTimes(1);
});

it('a name without an address says so', async () => {
	names({});
	expect(await fetched(['http://files.example.com/'])).toEqual(['n8n knows no address of files.example.com.']);
});

describe('an older n8n, which has no filter', () => {
	/** Its helper hands out the connection's own stream; it resolves whatever name to the host of the files. */
	const open = async (peer: string, agent = new Agent()) => {
		const httpRequest = async ({ url }: IHttpRequestOptions) =>
			await new Promise((resolve) =>
				get(url, { hostname: '127.0.0.1', port, agent }, (body) => {
					Object.defineProperty(body.socket, 'remoteAddress', { value: peer });
					resolve({ statusCode: body.statusCode, headers: body.headers, body });
				}),
			);
		const context = { helpers: { httpRequest } as RequestHelperFunctions } as IWebhookFunctions;
		const opened = await openLink(context, 'http://files.example.com/', { apiBaseUrl: '' }, new AbortController().signal);
		if (!('body' in opened)) return opened.problem;
		opened.body.destroy();
		return opened.statusCode;
	};

	it.each(['10.0.0.1', '::ffff:127.0.0.1', 'fe80::1%eth0'])('reads nothing from a connection to %s', async (peer) => {
		expect(await open(peer)).toBe('The link leads to files.example.com, which is inside a private network.');
	});

	it.each([publicAddress, `::ffff:${publicAddress}`, '2606:4700::1111'])('reads from a connection to %s', async (peer) => {
		expect(await open(peer)).toBe(200);
	});

	it('reads through a proxy, which is inside', async () => {
		expect(await open('10.0.0.1', Object.assign(new Agent(), { proxy: new URL('http://10.0.0.1:3128') }))).toBe(200);
	});
});

describe('Allowed File Hosts', () => {
	const links = ['http://media.example.com/', 'http://a.example.org/', 'http://example.org/', 'http://evilmedia.example.com/'];
	const notListed = expect.stringMatching(/not among Allowed File Hosts\.$/);
	const everyName = () => names(Object.fromEntries(links.map((link) => [new URL(link).hostname, [publicAddress]])));

	it('are the only ones files are fetched from', async () => {
		everyName();
		const connected = internet();
		expect(await fetched(links, { allowedFileHosts: 'Media.Example.com., *.example.org' })).toEqual(['image', 'image', notListed, notListed]);
		expect(connected).toHaveLength(2);
	});

	it('let nothing be fetched when the option is left empty', async () => {
		everyName();
		const connected = internet();
		const none = 'Allowed File Hosts names no host, so no file is fetched.';
		expect(await fetched(links.slice(0, 2), { allowedFileHosts: '' })).toEqual([none, none]);
		expect(connected).toEqual([]);
	});

	it.each([' , ', '={{ undefined }}'])('keep the workflow from being published when %j gives none', async (allowedFileHosts) => {
		const connected = internet();
		await expect(fetched(links.slice(0, 1), { allowedFileHosts })).rejects.toThrow('Allowed File Hosts is filled in, but gives nothing that can be used');
		expect(connected).toEqual([]);
	});

	it('hold for the host of the API as well, and for redirects', async () => {
		everyName();
		internet();
		expect(await fetched([`${origin}/car.jpg`], { allowedFileHosts: 'media.example.com' })).toEqual([notListed]);
		expect(await fetched([`${origin}/car.jpg`], { allowedFileHosts: '127.0.0.1' })).toEqual(['image']);
		page = (_, response) => response.writeHead(302, { location: 'http://a.example.org/' }).end();
		expect(await fetched(['http://media.example.com/'], { allowedFileHosts: 'media.example.com' })).toEqual([notListed]);
	});

	it('open no way inside', async () => {
		names({ 'media.example.com': ['10.0.0.1'] });
		const connected = internet();
		expect(await fetched(['http://media.example.com/', 'http://wiki.corp/'], { allowedFileHosts: 'media.example.com, wiki.corp' })).toEqual([
			expect.stringMatching(/inside|does not follow/),
			expect.stringContaining('inside'),
		]);
		expect(connected).toEqual([]);
	});

	it('may be names that only a proxy can resolve', async () => {
		names({});
		internet();
		expect(await fetched(['http://media.example.com/'], { allowedFileHosts: 'media.example.com' })).toEqual(['image']);
	});
});

describe('a call is bounded', () => {
	it('to 20 files; the others say which limit and what to do', async () => {
		const results = await fetched(Array.from({ length: 100 }, (_, index) => `${origin}/${index}.jpg`));
		expect(results.slice(0, 20)).toEqual(Array<string>(20).fill('image'));
		expect(new Set(results.slice(20))).toEqual(
			new Set(['The call brought more than 20 files, and only these are fetched. Fetch it from media.url in the workflow.']),
		);
		expect(asked).toHaveLength(20);
	});

	it('to 200 MB of all files together', async () => {
		const piece = Buffer.alloc(1024 * 1024);
		let sent = 0;
		page = (request, response) => {
			response.setHeader('content-type', 'image/jpeg');
			let left = 90;
			const send = () => {
				while (left-- > 0 && !request.socket.destroyed) {
					sent++;
					if (!response.write(piece)) return void response.once('drain', send);
				}
				response.end();
			};
			send();
		};
		const results = await fetched(Array.from({ length: 4 }, (_, index) => `${origin}/${index}.jpg`), { maxFileSize: 100 });
		const tooMuch = results.filter((one) => /more than 200 MB together, the limit for one call\. Fetch it from media\.url/.test(one));
		expect(tooMuch.length).toBeGreaterThan(0);
		expect(tooMuch.length + results.filter((one) => one === 'image').length).toBe(4);
		expect(sent).toBeLessThan(4 * 90);
	}, 60_000);

	it('to one deadline for all files together', async () => {
		const deadline = new AbortController();
		const timeouts = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
		let begun = 0;
		page = (_, response) => {
			response.writeHead(200, { 'content-type': 'image/jpeg' });
			response.write(jpeg);
			if (++begun === 5) deadline.abort();
		};
		const results = await fetched(Array.from({ length: 12 }, (_, index) => `${origin}/${index}.jpg`));
		expect(new Set(results)).toEqual(new Set([expect.stringMatching(/more than 120 seconds together.*Fetch it from media\.url/)]));
		expect(asked).toHaveLength(5);
		expect(timeouts.mock.calls).toEqual([[120_000]]);
	});
});
