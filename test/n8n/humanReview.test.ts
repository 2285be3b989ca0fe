import type { IConnections, INodeParameters } from 'n8n-workflow';
import { fromNumber, usedBy } from '../../lab/account';
import { startFakeModel, type FakeModel } from '../../lab/fakeModel';
import { jsonOf, type Workflow } from '../../lab/n8nClient';
import { CUSTOMER, MANAGER, sentId, startTrigger } from '../../lab/questions';
import { useStage } from '../../lab/stage';
import { node } from '../../lab/workflow';

const stage = useStage('Human review');
let model: FakeModel;
let trigger: Workflow;

beforeAll(async () => {
	trigger = await startTrigger(stage);
	model = await startFakeModel(({ messages, tools }) => {
		const reviewed = messages.find(({ role }) => role === 'tool');
		if (reviewed) return { text: `Done: ${JSON.stringify(reviewed.content)}` };
		const name = tools?.[0]?.function.name ?? '';
		return { toolCall: { name, arguments: { toolParameters: { text: 'You get 20 euros back.' }, hitlParameters: {} } } };
	});
});

afterAll(async () => {
	await stage.client.deactivate(trigger);
	await model.close();
});

beforeEach(() => stage.simulator.reset());

test('n8n offers Kaleyra for human review, under "Human in the Loop"', async () => {
	const types = await stage.client.nodeTypes();
	const tool = types.find(({ name }) => name === 'n8n-nodes-kaleyra.kaleyraHitlTool');
	expect(tool?.codex).toMatchObject({ categories: ['AI'], subcategories: { AI: ['Tools'], Tools: ['Human in the Loop'] } });
	const action = types.find(({ name }) => name === 'n8n-nodes-kaleyra.kaleyra');
	expect(action?.codex).toMatchObject({
		categories: expect.arrayContaining(['HITL']),
		subcategories: { HITL: ['Human in the Loop'] },
	});
});

/** An agent that may write to the customer once the manager has said yes. */
async function agentWorkflow(options: INodeParameters = {}): Promise<Workflow> {
	const openAi = await stage.client.createCredential('Fake model', 'openAiApi', { apiKey: 'fake', url: model.url });
	const from = fromNumber(stage.simulator);
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('Agent', '@n8n/n8n-nodes-langchain.agent', { promptType: 'define', text: 'The parcel of order 1001 is broken.' }, { typeVersion: 3 }),
		node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', { model: { __rl: true, mode: 'id', value: 'fake' } }, { typeVersion: 1.2, ...usedBy(openAi) }),
		node('Review', 'n8n-nodes-kaleyra.kaleyraHitlTool', {
			from,
			to: MANAGER,
			message: '=May the agent write this? {{ $tool.parameters.text }}',
			approvalOptions: { values: { approvalType: 'double' } },
			options,
		}, usedBy(stage.credential)),
		node('Write to Customer', 'n8n-nodes-kaleyra.kaleyraTool', {
			resource: 'message',
			operation: 'sendText',
			from,
			to: CUSTOMER,
			body: "={{ $fromAI('text', 'What to write', 'string') }}",
		}, usedBy(stage.credential)),
	];
	const link = (to: string, type: 'main' | 'ai_tool' | 'ai_languageModel') => ({ [type]: [[{ node: to, type, index: 0 }]] });
	const connections: IConnections = {
		Start: link('Agent', 'main'),
		Model: link('Agent', 'ai_languageModel'),
		Review: link('Agent', 'ai_tool'),
		'Write to Customer': link('Review', 'ai_tool'),
	};
	return await stage.client.createWorkflow({ name: 'Agent with human review', nodes, connections });
}

test.each([
	['approve', 1, 'messageId'],
	['decline', 0, 'User rejected the tool call'],
])('an agent’s tool call waits for the manager’s phone: %s lets %d messages go out', async (tap, messages, said) => {
	const id = await stage.client.run(await agentWorkflow(), 'Start');
	const [question] = await stage.simulator.waitForMessages({ to: MANAGER });
	await stage.client.waitForExecution(id, ['waiting']);
	expect(JSON.stringify(question?.content)).toContain('You get 20 euros back.');
	expect(stage.simulator.messages({ to: CUSTOMER })).toEqual([]);

	if (question) await stage.simulator.act({ button: sentId(question, tap) });
	const end = await stage.client.waitForExecution(id, ['success', 'error']);
	expect(end.status).toBe('success');
	expect(stage.simulator.messages({ to: CUSTOMER })).toHaveLength(messages);
	expect(JSON.stringify(jsonOf(end, 'Agent'))).toContain(said);
});

test('silence until the time limit ends is no approval', async () => {
	const limit = { limitWaitTime: { values: { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' } } };
	const id = await stage.client.run(await agentWorkflow(limit), 'Start');
	await stage.simulator.waitForMessages({ to: MANAGER });
	// n8n looks for waiting executions once a minute.
	const end = await stage.client.waitForExecution(id, ['success', 'error'], 90_000);
	expect(end.status).toBe('success');
	expect(stage.simulator.messages({ to: CUSTOMER })).toEqual([]);
	expect(JSON.stringify(jsonOf(end, 'Agent'))).toContain('User rejected the tool call');
});
