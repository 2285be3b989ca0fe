import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, usedBy } from '../../lab/account';
import { layerServers } from '../../lab/layerServers';
import { N8nClient } from '../../lab/n8nClient';

const KALEYRA = 'n8n-nodes-kaleyra.kaleyra';

let client: N8nClient;
let simulator: Simulator;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
});
afterAll(() => simulator.close());

/** A credential as the node in the editor refers to it. */
const credentials = async (change: Parameters<typeof accountData>[1] = {}) =>
	usedBy(await client.createCredential('Drop-downs', 'kaleyraApi', accountData(simulator, change))).credentials;

const list = async (parameter: string, method: string, filter?: string, change = {}) =>
	await client.searchList({ nodeType: KALEYRA, parameter, method, filter, credentials: await credentials(change) });

const variables = async (template: string, change = {}) =>
	await client.mapperFields({
		nodeType: KALEYRA,
		parameter: 'variables',
		method: 'templateVariables',
		parameters: { resource: 'template', operation: 'send', template: { __rl: true, mode: 'list', value: template }, language: '' },
		credentials: await credentials(change),
	});

test('the drop-downs of the editor offer what the account has', async () => {
	expect(await list('from', 'searchPhoneNumbers')).toContainEqual({ name: 'Green Leaf Store (+15550100001)', value: '+15550100001' });
	expect((await list('flow', 'searchFlows')).length).toBeGreaterThan(0);
	expect(await list('template', 'searchTemplates', 'confirmation')).toEqual([
		{ name: 'order_confirmation (en)', value: 'order_confirmation|en' },
		{ name: 'order_confirmation (de)', value: 'order_confirmation|de' },
	]);
});

test('the variables follow the template that is chosen', async () => {
	expect((await variables('appointment_reminder|en')).fields.map(({ displayName }) => displayName)).toEqual([
		'Body {{customer_name}}',
		'Body {{date}}',
		'Body {{time}}',
		'Payload of “Confirm”',
		'Payload of “Change”',
	]);
	expect((await variables('newsletter_01|en')).fields.map(({ id }) => id)).toEqual(['body:1']);
});

test('without a WABA ID the editor is told where to enter it', async () => {
	await expect(list('template', 'searchTemplates', '', { wabaId: '' })).rejects.toThrow(/needs the WhatsApp Business Account ID/);
	expect(await variables('newsletter_01|en', { wabaId: '' })).toEqual({
		fields: [],
		emptyFieldsNotice: expect.stringContaining('Enter the ID in the Kaleyra credential'),
	});
});
