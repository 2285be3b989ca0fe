import type { IConnections, INodeParameters } from 'n8n-workflow';
import { chain, node } from '../../lab/workflow';
import { BUSINESS, byNumber, CUSTOMER, items, type SimulatedAccount, startSimulatedAccount } from './support/simulated';
import { save } from '../../lab/engine/workflow';

/** A parameter that the model fills in. */
const fromModel = (key: string, description: string) => `={{ $fromAI('${key}', '${description}', 'string') }}`;

const buttons = {
	operation: 'sendButtons',
	from: byNumber(BUSINESS),
	to: fromModel('customer', 'The number of the customer'),
	body: fromModel('question', 'What to ask'),
	buttonsFrom: 'json',
	buttonsJson: fromModel('answers', 'JSON array of one to three objects with a title'),
};

describe('Kaleyra as the tool of an AI agent', () => {
	let account: SimulatedAccount;

	beforeAll(async () => {
		account = await startSimulatedAccount();
	});
	afterEach(() => account.sim.reset());
	afterAll(() => account.sim.close());

	/** Runs an agent that calls the tool once for each of these. */
	async function call(...inputs: object[]) {
		const tool = node('Ask the customer', 'n8n-nodes-kaleyra.kaleyraTool', buttons as INodeParameters, {
			credentials: account.engine.credentialsOf(account.credentials),
		});
		const line = chain('Agent', node('Start', 'start'), node('Agent', 'agent'));
		const connections: IConnections = {
			...line.connections,
			[tool.name]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		};
		const execution = await account.engine.start(save({ ...line, nodes: [...line.nodes, tool], connections }), items(...inputs));
		return account.engine.outcome(execution, 'Agent');
	}

	const question = { customer: CUSTOMER, question: 'Shall we call you?', answers: '[{"title":"Yes"},{"title":"No"}]' };

	it('sends what the model filled in', async () => {
		await call(question);
		expect(account.sim.messages()).toMatchObject([
			{
				to: '15550100101',
				content: {
					interactive: {
						type: 'button',
						body: { text: 'Shall we call you?' },
						action: { buttons: [{ reply: { id: 'yes', title: 'Yes' } }, { reply: { id: 'no', title: 'No' } }] },
					},
				},
			},
		]);
	});

	it('tells the model what became of the message', async () => {
		const { items: output } = await call(question);
		expect(JSON.parse(String(output[0]?.json.answer))).toMatchObject([
			{ success: true, messageId: account.sim.messages()[0]?.messageId, to: CUSTOMER },
		]);
	});

	it('tells the model what is wrong, so that it can do better, and sends nothing', async () => {
		const { status, error } = await call({ ...question, question: '', customer: '12x' });
		expect(status).toBe('error');
		expect(`${error?.message} ${error?.description}`).toMatch(/To "12x" contains "x"[^]*Body is empty/);
		expect(account.sim.stats().requests).toBe(0);
	});
});
