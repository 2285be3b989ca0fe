import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData } from '../support/account';
import { examples } from '../support/examples';
import { startFakeModel } from '../support/fakeModel';
import { layerServers } from '../support/layerServers';
import { jsonOf, N8nClient, type Credential, type Workflow } from '../support/n8nClient';
import { sentId } from '../support/questions';

const MANAGER = '+15550100150';
const CUSTOMER = '+15550100123';
const START = 'When Clicking Execute';

let client: N8nClient;
let simulator: Simulator;
let credential: Credential;
let approval: Workflow;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	credential = await client.createCredential('Examples with reply', 'kaleyraApi', accountData(simulator));
	// The trigger of one example brings the answers of all of them.
	approval = await imported('Order approval: a manager decides on the phone');
	await client.activate(approval);
	const trigger = approval.nodes.find(({ name }) => name === 'A Tap');
	if (!trigger) throw new Error('The example has no trigger');
	simulator.setIncoming({ url: await client.webhookUrl(trigger) });
});

afterAll(async () => {
	await client.deactivate(approval);
	await simulator.close();
});

beforeEach(() => simulator.reset());

async function imported(name: string, credentials: Record<string, Credential> = {}): Promise<Workflow> {
	const example = examples(credential).find((one) => one.name === name);
	if (!example) throw new Error(`There is no example "${name}"`);
	const nodes = example.nodes.map((node) => {
		const [type] = Object.keys(node.credentials ?? {}).filter((key) => key in credentials);
		const own = type === undefined ? undefined : credentials[type];
		return own ? { ...node, credentials: { [own.type]: { id: own.id, name: own.name } } } : node;
	});
	return await client.createWorkflow({ ...example, nodes });
}

const asked = async (number: string) => {
	const [message] = await simulator.waitForMessages({ to: number, timeoutMs: 30_000 });
	if (!message) throw new Error(`Nobody asked ${number}`);
	return message;
};

const ended = (id: string) => client.waitForExecution(id, ['success', 'error'], 30_000);

describe('"Order approval"', () => {
	test.each([
		['approve', 'Ship the Order', 'Approved by Maya'],
		['decline', 'Tell the Sales Team', 'Declined by Maya'],
	])('goes the way of the tap: %s leads to "%s"', async (tap, next, status) => {
		const id = await client.run(approval, START);
		await simulator.act({ button: sentId(await asked(MANAGER), tap), profileName: 'Maya' });
		expect(jsonOf(await ended(id), next)).toEqual([{ order: '1001', status }]);
	});

	test('tells who taps a closed question that it is closed', async () => {
		const id = await client.run(approval, START);
		const question = await asked(MANAGER);
		await simulator.act({ button: sentId(question, 'approve') });
		await ended(id);
		await simulator.act({ button: sentId(question, 'decline') });
		const [, reply] = await simulator.waitForMessages({ to: MANAGER, count: 2 });
		expect(reply?.content).toMatchObject({ text: { body: 'This question is closed already, so *Decline* changed nothing.' } });
	});
});

test('"Booking" offers the free slots in one list and books the tapped one', async () => {
	const id = await client.run(await imported('Booking: which slot suits you?'), START);
	const list = await asked(CUSTOMER);
	expect(simulator.messages()).toHaveLength(1);
	await simulator.act({ row: sentId(list, 'tue-14') });
	expect(jsonOf(await ended(id), 'Book the Slot')).toEqual([
		{ slot: 'tue-14', title: 'Tuesday 14:00', customer: '15550100123' },
	]);
});

test('"Lead form" hands what was filled in to the CRM', async () => {
	const id = await client.run(await imported('Lead form: a flow fills in the CRM'), START);
	await asked(CUSTOMER);
	await simulator.act({ flow: { name: 'Ada Byron', email: 'ada@example.com', company: 'Engines Ltd' } });
	expect(jsonOf(await ended(id), 'Your CRM')).toEqual([
		{
			fullname: 'Ada Byron',
			emailaddress: 'ada@example.com',
			companyname: 'Engines Ltd',
			mobilephone: '+15550100123',
			leadsource: 'spring-fair',
		},
	]);
});

test('"AI agent" writes to the customer what the manager approved', async () => {
	const model = await startFakeModel(({ messages, tools }) =>
		messages.some(({ role }) => role === 'tool')
			? { text: 'The customer knows.' }
			: { toolCall: { name: tools?.[0]?.function.name ?? '', arguments: { toolParameters: { text: 'We send a new one.' }, hitlParameters: {} } } },
	);
	const openAiApi = await client.createCredential('Fake OpenAI', 'openAiApi', { apiKey: 'fake', url: model.url });
	const id = await client.run(await imported('AI agent: a human reviews what it does', { openAiApi }), START);
	await simulator.act({ button: sentId(await asked(MANAGER), 'approve') });
	expect(jsonOf(await ended(id), 'Agent')).toMatchObject([{ output: 'The customer knows.' }]);
	expect(simulator.messages({ to: CUSTOMER }).map(({ content }) => content.text)).toMatchObject([{ body: 'We send a new one.' }]);
	await model.close();
});
