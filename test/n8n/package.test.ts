import axios from 'axios';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';
import { layerServers } from '../../lab/layerServers';
import { N8nClient } from '../../lab/n8nClient';

let nodeTypes: INodeTypeDescription[];
let credentialTypes: ICredentialType[];

beforeAll(async () => {
	const client = await N8nClient.signIn(layerServers().n8nUrl);
	nodeTypes = await client.nodeTypes();
	credentialTypes = await client.credentialTypes();
});

const nodeType = (name: string) => nodeTypes.find((type) => type.name === `n8n-nodes-kaleyra.${name}`);
const credentialType = () => credentialTypes.find(({ name }) => name === 'kaleyraApi');

describe('the packed package, installed in n8n as a community package', () => {
	test('brings the action node and the trigger', () => {
		expect(nodeType('kaleyra')).toMatchObject({ displayName: 'Kaleyra', group: ['output'] });
		expect(nodeType('kaleyraTrigger')).toMatchObject({ displayName: 'Kaleyra Trigger', group: ['trigger'] });
	});

	test('is known to n8n as a community package with its version', () => {
		const { version } = jest.requireActual<{ version: string }>('../../package.json');
		expect(nodeType('kaleyra')).toMatchObject({ communityNodePackageVersion: version });
	});

	test('brings the credential, used by both nodes', () => {
		expect(credentialType()).toMatchObject({
			displayName: 'Kaleyra API',
			supportedNodes: ['n8n-nodes-kaleyra.kaleyra', 'n8n-nodes-kaleyra.kaleyraTrigger'],
		});
	});

	test('offers the action node to AI agents as a tool', () => {
		expect(nodeType('kaleyraTool')).toBeDefined();
	});

	test.each([
		['the action node', () => nodeType('kaleyra')?.iconUrl],
		['the trigger', () => nodeType('kaleyraTrigger')?.iconUrl],
		['the credential', () => credentialType()?.iconUrl],
	])('serves a light and a dark icon for %s', async (_, iconUrl) => {
		const icons = iconUrl() as { light: string; dark: string };
		for (const icon of [icons.light, icons.dark]) {
			const { data, headers } = await axios.get<string>(`${layerServers().n8nUrl}/${icon}`, { proxy: false });
			expect(headers['content-type']).toContain('image/svg+xml');
			expect(data).toContain('<svg');
		}
	});
});
