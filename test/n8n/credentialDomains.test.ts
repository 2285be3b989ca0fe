import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { accountData, usedBy } from '../../lab/account';
import type { Execution } from '../../lab/n8nClient';
import { useStage } from '../../lab/stage';
import { chain, node } from '../../lab/workflow';

const stage = useStage('Domains');

let other: Server;
let port: number;
let heard: IncomingMessage[];

beforeAll(async () => {
	other = createServer((request, response) => {
		heard.push(request);
		if (request.url === '/moved') response.writeHead(302, { location: `http://localhost:${port}/` });
		response.end('{}');
	}).listen(0);
	await new Promise((resolve) => other.once('listening', resolve));
	({ port } = other.address() as AddressInfo);
});
beforeEach(() => (heard = []));
afterAll(() => {
	other.closeAllConnections();
	other.close();
});

/** Runs an HTTP Request node with a Kaleyra credential. */
async function httpRequest(url: string, data: ICredentialDataDecryptedObject = {}): Promise<Execution> {
	const { client, simulator } = stage;
	const credential = await client.createCredential('Domains of a request', 'kaleyraApi', accountData(simulator, data));
	const parameters = { url, authentication: 'predefinedCredentialType', nodeCredentialType: 'kaleyraApi' };
	const request = node('HTTP Request', 'n8n-nodes-base.httpRequest', parameters, { ...usedBy(credential), typeVersion: 4.2 });
	const workflow = await client.createWorkflow(chain('HTTP Request', node('Start', 'n8n-nodes-base.manualTrigger'), request));
	return await client.runToEnd(workflow, 'Start');
}

const keys = () => heard.map(({ headers }) => headers['api-key']);
const reason = ({ data }: Execution) => data.resultData.error?.message;

describe("n8n's HTTP Request node with a Kaleyra credential", () => {
	it('carries the key to no host but Kaleyra’s', async () => {
		const execution = await httpRequest(`http://127.0.0.1:${port}/`);
		expect([execution.status, reason(execution)]).toEqual(['error', expect.stringMatching(/^Domain not allowed: .*api\.in\.kaleyra\.io/)]);
		expect(heard).toEqual([]);
	});

	it('carries the key to a host that the credential names, and from there to no other', async () => {
		const data = { allowedDomains: '127.0.0.1' };
		expect((await httpRequest(`http://127.0.0.1:${port}/`, data)).status).toBe('success');
		expect(keys()).toEqual([stage.simulator.account.apiKey]);
		heard = [];
		expect((await httpRequest(`http://localhost:${port}/`, data)).status).toBe('error');
		expect(heard).toEqual([]);
		expect((await httpRequest(`http://127.0.0.1:${port}/moved`, data)).status).toBe('error');
		expect(heard.map(({ url }) => url)).toEqual(['/moved']);
	});

	it('may not use the credential at all with None', async () => {
		expect((await httpRequest(`http://127.0.0.1:${port}/`, { allowedHttpRequestDomains: 'none' })).status).toBe('error');
		expect(heard).toEqual([]);
	});

	it('carries the key through the internet only encrypted, even with All', async () => {
		const execution = await httpRequest('http://api.example.com/', { allowedHttpRequestDomains: 'all' });
		expect([execution.status, reason(execution)]).toEqual(['error', expect.stringContaining('would travel unencrypted')]);
	});
});

describe('the credential test', () => {
	const tested = (data: ICredentialDataDecryptedObject) => stage.client.testCredential(stage.credential, accountData(stage.simulator, data));

	it('reaches the base URL of the credential, which need not be among Allowed Domains', async () => {
		expect(await tested({})).toMatchObject({ status: 'OK' });
		expect(await tested({ allowedHttpRequestDomains: 'none' })).toMatchObject({ status: 'OK' });
	});

	it('sends no key unencrypted to a public host, and says so', async () => {
		expect(await tested({ baseUrl: 'http://api.example.com' })).toEqual({
			status: 'Error',
			message: expect.stringContaining('would travel unencrypted'),
		});
	});
});
