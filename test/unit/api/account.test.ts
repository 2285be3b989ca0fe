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
		expect(account).toMatchObject({ baseUrl: workedOut(baseUrlExpression(), credential) });
		expect(workedOut(String(url), credential)).toBe(path);
	});
});
