import { activateExample, exampleNamed } from '../../lab/examples';
import { startFakeModel } from '../../lab/fakeModel';
import { jsonOf, type Credential, type Workflow } from '../../lab/n8nClient';
import { CUSTOMER, MANAGER, sentId } from '../../lab/questions';
import { useStage } from '../../lab/stage';

const START = 'When Clicking Execute';

const stage = useStage('Examples with reply');
let approval: Workflow;

// The trigger of one example brings the answers of all of them.
beforeAll(async () => {
	approval = await activateExample(stage, 'Order approval: a manager decides on the phone');
});

afterAll(() => stage.client.deactivate(approval));

beforeEach(() => stage.simulator.reset());

async function imported(name: string, credentials: Record<string, Credential> = {}): Promise<Workflow> {
	const example = exampleNamed(name, stage.credential);
	const nodes = example.nodes.map((node) => {
		const [type] = Object.keys(node.credentials ?? {}).filter((key) => key in credentials);
		const own = type === undefined ? undefined : credentials[type];
		return own ? { ...node, credentials: { [own.type]: { id: own.id, name: own.name } } } : node;
	});
	return await stage.client.createWorkflow({ ...example, nodes });
}

const asked = async (number: string) => {
	const [message] = await stage.simulator.waitForMessages({ to: number });
	if (!message) throw new Error(`Nobody asked ${number}`);
	return message;
};

const ended = (id: string) => stage.client.waitForExecution(id, ['success', 'error']);

describe('"Order approval"', () => {
	test.each([
		['approve', 'Ship the Order', 'Approved by Maya'],
		['decline', 'Tell the Sales Team', 'Declined by Maya'],
	])('goes the way of the tap: %s leads to "%s"', async (tap, next, status) => {
		const id = await stage.client.run(approval, START);
		await stage.simulator.act({ button: sentId(await asked(MANAGER), tap), profileName: 'Maya' });
		expect(jsonOf(await ended(id), next)).toEqual([{ order: '1001', status }]);
	});

	test('tells who taps a closed question that it is closed', async () => {
		const id = await stage.client.run(approval, START);
		const question = await asked(MANAGER);
		await stage.simulator.act({ button: sentId(question, 'approve') });
		await ended(id);
		await stage.simulator.act({ button: sentId(question, 'decline') });
		const [, reply] = await stage.simulator.waitForMessages({ to: MANAGER, count: 2 });
		expect(reply?.content).toMatchObject({ text: { body: 'This question is closed already, so *Decline* changed nothing.' } });
	});
});

test('"Booking" offers the free slots in one list and books the tapped one', async () => {
	const id = await stage.client.run(await imported('Booking: which slot suits you?'), START);
	const list = await asked(CUSTOMER);
	expect(stage.simulator.messages()).toHaveLength(1);
	await stage.simulator.act({ row: sentId(list, 'tue-14') });
	expect(jsonOf(await ended(id), 'Book the Slot')).toEqual([
		{ slot: 'tue-14', title: 'Tuesday 14:00', customer: '15550100123' },
	]);
});

test('"Lead form" hands what was filled in to the CRM', async () => {
	const id = await stage.client.run(await imported('Lead form: a flow fills in the CRM'), START);
	await asked(CUSTOMER);
	await stage.simulator.act({ flow: { name: 'Ada Byron', email: 'ada@example.com', company: 'Engines Ltd' } });
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
	const openAiApi = await stage.client.createCredential('Fake OpenAI', 'openAiApi', { apiKey: 'fake', url: model.url });
	const id = await stage.client.run(await imported('AI agent: a human reviews what it does', { openAiApi }), START);
	await stage.simulator.act({ button: sentId(await asked(MANAGER), 'approve') });
	expect(jsonOf(await ended(id), 'Agent')).toMatchObject([{ output: 'The customer knows.' }]);
	expect(stage.simulator.messages({ to: CUSTOMER }).map(({ content }) => content.text)).toMatchObject([{ body: 'We send a new one.' }]);
	await model.close();
});
