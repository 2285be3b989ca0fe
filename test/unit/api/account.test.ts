import { KaleyraApi } from '../../../credentials/KaleyraApi.credentials';
import { baseUrlExpression, readAccount } from '../../../kaleyra/api/account';

/** Works out an expression of n8n as far as it is plain JavaScript. */
const workedOut = (expression: string, $credentials: object): unknown =>
	new Function('$credentials', `return ${expression.replace(/^=\{\{|\}\}$/g, '')}`)($credentials);

describe('the credential test asks where the node sends', () => {
	it.each([
		['a region', { apiVersion: 'v2', region: 'eu', sid: 'HX1', baseUrl: '' }],
		['a base URL with spaces and slashes around it', { apiVersion: 'v2', region: 'custom', sid: ' HX1\n', baseUrl: ' https://example.com/api// ' }],
		['no version', { region: 'eu', sid: 'HX1', baseUrl: '' }],
		['V3', { apiVersion: 'v3', region: 'in', sid: '', baseUrl: ' https://example.com/' }],
	])('with %s', (_name, credential) => {
		const account = readAccount(credential);
		const { url } = new KaleyraApi().test.request;
		const path = 'apiVersion' in credential && credential.apiVersion === 'v3' ? '/v3/messages' : '/v1/HX1/callback/profiles?limit=1&offset=0';
		expect(account).toMatchObject({ ok: true, value: { baseUrl: workedOut(baseUrlExpression(), credential) } });
		expect(workedOut(String(url), credential)).toBe(path);
	});
});

const v2 = { apiVersion: 'v2', region: 'custom', sid: 'HX1' };

describe('a base URL', () => {
	it.each([
		['a user name', 'https://ann@api.example.com', /user name or password/],
		['a user name and a password', 'https://ann:secret@api.example.com/api', /user name or password/],
		['an empty user name', 'https://@api.example.com', /user name or password/],
		['a query', 'https://api.example.com/api?x=1', /contains a query/],
		['an empty query', 'https://api.example.com?', /contains a query/],
		['a fragment', 'https://api.example.com#x', /contains a fragment/],
		['http:// and a public host', 'http://api.in.kaleyra.io', /starts with http:\/\/, so the key would travel unencrypted/],
		['http:// and a public address', 'HTTP://8.8.8.8/', /unencrypted/],
		['another protocol', 'ftp://api.example.com', /no usable Base URL/],
		['nothing', '', /no usable Base URL/],
	])('with %s is refused, with what to enter', (_name, baseUrl, reason) => {
		for (const credential of [{ ...v2, baseUrl }, { apiVersion: 'v3', baseUrl }]) {
			const account = readAccount(credential);
			expect(account).toEqual({ ok: false, failure: expect.stringMatching(reason) });
			expect(account).toEqual({ ok: false, failure: expect.stringContaining('Enter one that starts with https://') });
		}
		expect(JSON.stringify(readAccount({ ...v2, baseUrl }))).not.toContain('secret');
	});

	it.each(['http://127.0.0.1:4680/prefix', 'http://localhost:4680', 'http://[::1]:4680', 'http://kaleyra-gateway:8080', 'http://gateway.corp', 'https://api.example.com/a@b'])(
		'%s is used',
		(baseUrl) => {
			expect(readAccount({ ...v2, baseUrl })).toMatchObject({ ok: true, value: { baseUrl } });
		},
	);
});

describe('the key', () => {
	const { authenticate } = new KaleyraApi();
	const keys = { apiKey: ' fake-key\n', accessToken: '\tfake-token ' };
	const sent = async (credential: object, url: string, baseURL?: string) =>
		(await authenticate({ ...keys, ...credential }, { url, baseURL })).headers;

	it('is sent without the blanks and line breaks that were copied with it', async () => {
		expect(await sent({ apiVersion: 'v2' }, 'https://api.example.com/')).toEqual({ 'api-key': 'fake-key' });
		expect(await sent({ apiVersion: 'v3' }, 'https://api.example.com/')).toEqual({ Authorization: 'Bearer fake-token' });
	});

	it.each([
		['a whole URL', 'http://api.in.kaleyra.io/v2', undefined],
		['a path on a base URL', '/v2', 'http://api.in.kaleyra.io'],
		['a whole URL that wins over a base URL', 'http://api.in.kaleyra.io/v2', 'https://api.in.kaleyra.io'],
	])('is not attached to an unencrypted call of a public host: %s', async (_name, url, baseURL) => {
		await expect(sent({ apiVersion: 'v2' }, url, baseURL)).rejects.toThrow(/unencrypted/);
	});

	it('is not attached either when another node names the address in the older way', async () => {
		const older = { uri: 'http://api.in.kaleyra.io/v2' } as never;
		await expect(authenticate({ ...keys, apiVersion: 'v2' }, older)).rejects.toThrow(/unencrypted/);
	});

	it('is attached to an unencrypted call inside a private network, where the simulator is', async () => {
		expect(await sent({ apiVersion: 'v2' }, 'http://127.0.0.1:4680/v2')).toEqual({ 'api-key': 'fake-key' });
	});
});

it('n8n lets other nodes carry the key to Kaleyra’s hosts only, unless the user names more', () => {
	const field = (name: string) => new KaleyraApi().properties.find((property) => property.name === name);
	expect(field('allowedHttpRequestDomains')).toMatchObject({ default: 'domains' });
	expect(field('allowedDomains')).toMatchObject({
		default: 'api.eu.kaleyra.io, api.kaleyra.io, api.in.kaleyra.io, api.na.kaleyra.ai, api.ap.kaleyra.io',
		displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
	});
});
