import type { INodeParameters } from 'n8n-workflow';
import { unpackWaitToken } from '../../nodes/sendAndWait/token';
import { usedBy } from '../../lab/account';
import { callWithJson } from '../../lab/deliver';
import { jsonOf, type Workflow } from '../../lab/n8nClient';
import { askEverybody, askNode, askWorkflow, CUSTOMER, incomingUrl, lastMessage, sentId, startAsking, startTrigger } from '../../lab/questions';
import { useStage } from '../../lab/stage';
import { chain, node } from '../../lab/workflow';

const stage = useStage('Send and wait');
let trigger: Workflow;

beforeAll(async () => {
	trigger = await startTrigger(stage);
});

beforeEach(() => stage.simulator.reset());

afterAll(() => stage.client.deactivate(trigger));

/** Asks, and returns the sleeping execution with the message on the phone. */
async function ask(parameters: INodeParameters = {}) {
	const workflow = await askWorkflow(stage.client, askNode(stage, parameters));
	const execution = await startAsking(stage.client, workflow);
	return { workflow, execution, message: lastMessage(stage.simulator) };
}

const ended = (id: string) => stage.client.waitForExecution(id, ['success', 'error']);

describe('the answer', () => {
	test.each([
		['approve', true, 'Yes, ship it'],
		['decline', false, 'No'],
	])('to an approval, %s, says approved: %s', async (id, approved, title) => {
		const { execution, message } = await ask({
			approvalOptions: { values: { approvalType: 'double', approveLabel: 'Yes, ship it', disapproveLabel: 'No' } },
		});
		const { deliveries, message: tap } = await stage.simulator.act({ button: sentId(message, id), profileName: 'Maya' });
		expect(deliveries.map(({ status }) => status)).toEqual([200]);

		const end = await ended(execution.id);
		expect(jsonOf(end, 'After')).toEqual([
			{
				data: {
					answered: true,
					approved,
					reply: { id, title },
					from: '15550100123',
					profileName: 'Maya',
					messageId: tap.wamid,
					respondedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				},
			},
		]);
	});

	test('to a list is the tapped row with its own id and description', async () => {
		const { execution, message } = await ask({
			responseType: 'list',
			buttonText: 'Choose a slot',
			sections: {
				section: [{ rows: { row: [{ id: 'monday 9:00', title: 'Monday', description: 'at 9' }, { title: 'Tuesday' }] } }],
			},
		});
		await stage.simulator.act({ row: sentId(message, 'monday 9:00') });
		expect(jsonOf(await ended(execution.id), 'After')).toMatchObject([
			{ data: { answered: true, reply: { id: 'monday 9:00', title: 'Monday', description: 'at 9' } } },
		]);
	});

	test('to a flow is what was filled in, with the user’s own token', async () => {
		const { execution } = await ask({
			responseType: 'flow',
			flow: { __rl: true, mode: 'id', value: '1099551744722456' },
			flowCta: 'Leave your details',
			flowToken: 'lead 4711',
		});
		await stage.simulator.act({ flow: { name: 'Ada', email: 'ada@example.com' } });
		const [{ data } = {}] = jsonOf(await ended(execution.id), 'After');
		expect(data).toMatchObject({ answered: true, flow: { token: 'lead 4711', response: { name: 'Ada', email: 'ada@example.com' } } });
		expect(data).not.toHaveProperty('approved');
	});

	test('is announced to the next node before the first run', async () => {
		const { data: schema } = await stage.client.request<{ properties: { data: { properties: object } } }>(
			'GET',
			'/schemas/n8n-nodes-kaleyra.kaleyra/1.0.0/interactive/sendAndWait.json',
		);
		const { execution, message } = await ask();
		await stage.simulator.act({ button: sentId(message, 'approve') });
		const [{ data } = {}] = jsonOf(await ended(execution.id), 'After');
		expect(Object.keys(schema.properties.data.properties)).toEqual(expect.arrayContaining(Object.keys(data ?? {})));
	});

	test('starts no execution of the trigger’s workflow', async () => {
		const before = await stage.client.executionsOf(trigger);
		const { execution, message } = await ask();
		await stage.simulator.act({ button: sentId(message, 'approve') });
		await ended(execution.id);
		expect(await stage.client.executionsOf(trigger)).toEqual(before);
	});

	test('counts once although it is delivered three times', async () => {
		const { execution, message } = await ask();
		stage.simulator.setWebhooks({ copies: 3 });
		const before = await stage.client.executionsOf(trigger);
		const { deliveries } = await stage.simulator.act({ button: sentId(message, 'approve') });
		stage.simulator.setWebhooks({ copies: 1 });
		expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(jsonOf(await ended(execution.id), 'After')).toMatchObject([{ data: { approved: true } }]);
		expect(await stage.client.executionsOf(trigger)).toEqual(before);
	});
});

test('a workflow that a customer’s text starts asks back and goes on with the tap, all with one trigger', async () => {
	const start = node('Customer Writes', 'n8n-nodes-kaleyra.kaleyraTrigger', { events: ['text'] }, usedBy(stage.credential));
	start.webhookId = start.id;
	const asks = askNode(stage, { to: '={{ $json.from }}', message: '=You wrote "{{ $json.text }}". Shall a person call you?' });
	const workflow = await stage.client.createWorkflow(chain('Asks back', start, asks, node('After', 'n8n-nodes-base.noOp')));
	await stage.client.activate(workflow);
	const before = incomingUrl(stage.simulator);
	stage.simulator.setIncoming({ url: await stage.client.webhookUrl(start) });

	await stage.simulator.act({ text: 'Where is my parcel?', from: CUSTOMER });
	const [question] = await stage.simulator.waitForMessages({ to: CUSTOMER });
	const waiting = await stage.client.waitForNewExecution(workflow);
	expect(waiting).toMatchObject({ status: 'waiting', mode: 'webhook' });
	if (question) await stage.simulator.act({ button: sentId(question, 'approve') });
	expect(jsonOf(await ended(waiting.id), 'After')).toMatchObject([{ data: { approved: true } }]);
	expect(await stage.client.executionsOf(workflow)).toHaveLength(1);

	await stage.client.deactivate(workflow);
	stage.simulator.setIncoming({ url: before });
});

describe('two questions open to the same phone', () => {
	test('get each its own answer, also in reverse order', async () => {
		const first = await ask({ message: 'First?' });
		const second = await ask({ message: 'Second?' });
		await stage.simulator.act({ messageId: second.message.messageId, button: sentId(second.message, 'decline') });
		await stage.simulator.act({ messageId: first.message.messageId, button: sentId(first.message, 'approve') });

		expect(jsonOf(await ended(first.execution.id), 'After')).toMatchObject([{ data: { approved: true } }]);
		expect(jsonOf(await ended(second.execution.id), 'After')).toMatchObject([{ data: { approved: false } }]);
	});

	test('in one loop are never mixed up: a second tap on the first question does not answer the second', async () => {
		const people = ['+15550100111', '+15550100112'];
		const loop = await stage.client.createWorkflow(askEverybody(people, askNode(stage, { to: '={{ $json.to }}' })));
		const id = await stage.client.run(loop, 'Start');
		const [first] = await stage.simulator.waitForMessages({ to: people[0] });
		await stage.simulator.act({ messageId: first?.messageId, button: sentId(first!, 'approve') });
		const [second] = await stage.simulator.waitForMessages({ to: people[1] });

		await stage.client.waitForExecution(id, ['waiting']);
		await stage.simulator.act({ messageId: first?.messageId, button: sentId(first!, 'approve') });
		expect((await stage.client.execution(id)).status).toBe('waiting');

		await stage.simulator.act({ messageId: second?.messageId, button: sentId(second!, 'decline') });
		const end = await ended(id);
		expect(jsonOf(end, 'Done')).toMatchObject([
			{ data: { approved: true, from: '15550100111' } },
			{ data: { approved: false, from: '15550100112' } },
		]);
	});
});

test('one call with answers and ordinary events between them: each goes its own way, in order', async () => {
	const first = await ask({ message: 'First?' });
	const second = await ask({ message: 'Second?' });
	const ids = [sentId(first.message, 'approve'), 'plain-1', sentId(second.message, 'decline'), 'plain-2'];
	const messages = ids.map((id, index) => ({ from: '15550100123', id: `wamid.mixed-${index}`, timestamp: '1760000000', ...buttonReply(id) }));
	const value = { messaging_product: 'whatsapp', metadata: {}, contacts: [], messages };
	const payload = { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] };

	const before = (await stage.client.executionsOf(trigger)).map(({ id }) => id);
	const answer = await callWithJson(incomingUrl(stage.simulator), payload);
	expect(answer.status).toBe(200);
	expect(jsonOf(await ended(first.execution.id), 'After')).toMatchObject([{ data: { approved: true } }]);
	expect(jsonOf(await ended(second.execution.id), 'After')).toMatchObject([{ data: { approved: false } }]);
	const events = jsonOf(await stage.client.waitForNewExecution(trigger, before), 'Next');
	expect(events.map(({ reply }) => (reply as { id: string }).id)).toEqual(['plain-1', 'plain-2']);
});

test('the raw payload of a late answer shows the own id and no token', async () => {
	const { execution, message } = await ask();
	await stage.simulator.act({ button: sentId(message, 'approve') });
	await ended(execution.id);
	const before = incomingUrl(stage.simulator);
	const raw = await startTrigger(stage, { options: { output: 'raw' } });
	await stage.simulator.act({ button: sentId(message, 'decline'), messageId: message.messageId });
	const [event] = jsonOf(await stage.client.waitForNewExecution(raw), 'Next');
	expect(JSON.stringify(event?.raw)).toContain('"id":"decline"');
	expect(JSON.stringify(event)).not.toContain('kw1.');
	await stage.client.deactivate(raw);
	stage.simulator.setIncoming({ url: before });
});

describe('an answer that comes too late', () => {
	async function eventAfter(act: () => Promise<unknown>) {
		const before = (await stage.client.executionsOf(trigger)).map(({ id }) => id);
		await act();
		const execution = await stage.client.waitForNewExecution(trigger, before);
		return jsonOf(execution, 'Next');
	}

	const late = (id: string) => [
		expect.objectContaining({ event: 'buttonReply', late: true, reply: { id, title: expect.any(String) } }),
	];

	test('because the question was answered before starts the trigger’s workflow, marked as late, with the own id', async () => {
		const { execution, message } = await ask();
		await stage.simulator.act({ button: sentId(message, 'approve') });
		await ended(execution.id);
		const events = await eventAfter(() => stage.simulator.act({ button: sentId(message, 'decline') }));
		expect(events).toEqual(late('decline'));
		expect(JSON.stringify(events)).not.toContain('kw1.');
	});

	test('because the execution is deleted does so too', async () => {
		const { execution, message } = await ask();
		await stage.client.rest('POST', '/executions/delete', { ids: [execution.id] });
		expect(await eventAfter(() => stage.simulator.act({ button: sentId(message, 'approve') }))).toEqual(late('approve'));
	});

	test('because the execution was stopped does so too', async () => {
		const { execution, message } = await ask();
		await stage.client.rest('POST', `/executions/${execution.id}/stop`);
		expect(await eventAfter(() => stage.simulator.act({ button: sentId(message, 'approve') }))).toEqual(late('approve'));
	});
});

describe('a reply that is not what n8n signed', () => {
	/** Any other character than the one that happens to stand there. */
	const another = (character: string) => (character === '1' ? '2' : '1');
	const altered: Array<[string, (id: string) => string]> = [
		['with the other button’s own id', (id) => id.replace(/:approve$/, ':decline')],
		['with another round', (id) => id.replace(/^(kw1\.\w+)\.1\./, '$1.2.')],
		['with another signature', (id) => id.replace(/[\w-](?=[\w-]{42}:)/, another)],
		['for another execution', (id) => id.replace(/^(kw1\.\w*)(\w)(?=\.)/, (_, start: string, last: string) => start + another(last))],
		['for another node', (id) => id.replace(/^(kw1\.\w+\.\w+\.)([\w-])/, (_, start: string, first: string) => start + another(first))],
	];

	test.each(altered)('%s wakes nothing and is an ordinary event', async (_, alter) => {
		const { execution, message } = await ask();
		const genuine = sentId(message, 'approve');
		const id = alter(genuine);
		expect(id).not.toBe(genuine);
		const before = (await stage.client.executionsOf(trigger)).map((one) => one.id);
		const { deliveries } = await stage.simulator.act({ message: buttonReply(id), from: CUSTOMER });
		expect(deliveries.map(({ status }) => status)).toEqual([200]);

		const [event] = jsonOf(await stage.client.waitForNewExecution(trigger, before), 'Next');
		expect(event).toMatchObject({ event: 'buttonReply' });
		expect((await stage.client.execution(execution.id)).status).toBe('waiting');

		await stage.simulator.act({ button: genuine, messageId: message.messageId });
		expect(jsonOf(await ended(execution.id), 'After')).toMatchObject([{ data: { approved: true } }]);
	});

	test('cannot be made with the address of one question and the token of another', async () => {
		const mine = await ask();
		const other = await ask();
		const [mark, executionId, ...rest] = sentId(mine.message, 'approve').split('.');
		const otherExecution = sentId(other.message, 'approve').split('.')[1];
		expect(executionId).not.toBe(otherExecution);
		await stage.simulator.act({ message: buttonReply([mark, otherExecution, ...rest].join('.')), from: CUSTOMER });
		expect((await stage.client.execution(other.execution.id)).status).toBe('waiting');
	});
});

describe('only the asked number may answer', () => {
	test('unless the option is off', async () => {
		const { execution, message } = await ask({ options: { onlyAskedNumber: false } });
		await stage.simulator.act({ button: sentId(message, 'approve'), messageId: message.messageId, from: '+15550100999' });
		expect(jsonOf(await ended(execution.id), 'After')).toMatchObject([{ data: { approved: true, from: '15550100999' } }]);
	});

	test('so the tap of another leaves the execution asleep, and the asked one can still answer', async () => {
		const { execution, message } = await ask();
		const tap = { button: sentId(message, 'approve'), messageId: message.messageId };
		await stage.simulator.act({ ...tap, from: '+15550100999' });
		expect((await stage.client.execution(execution.id)).status).toBe('waiting');
		await stage.simulator.act(tap);
		expect(jsonOf(await ended(execution.id), 'After')).toMatchObject([{ data: { from: '15550100123' } }]);
	});
});

describe('what cannot be asked is told before anything is sent', () => {
	async function error(parameters: INodeParameters, items = 1) {
		const input = node('Items', 'n8n-nodes-base.set', setItems(items), { typeVersion: 3.4 });
		const split = node('Split', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list' });
		const asks = askNode(stage, parameters);
		const workflow = await stage.client.createWorkflow(chain('Cannot ask', node('Start', 'n8n-nodes-base.manualTrigger'), input, split, asks));
		const execution = await stage.client.runToEnd(workflow, 'Start');
		expect(execution.status).toBe('error');
		expect(stage.simulator.messages()).toEqual([]);
		const { message, description } = execution.data.resultData.error as unknown as Error & { description?: string };
		return `${message} — ${description ?? ''}`;
	}

	test('several items', async () => {
		expect(await error({}, 3)).toMatch(/one question at a time, but 3 items came in — .*Loop Over Items/);
	});

	test('several numbers', async () => {
		expect(await error({ to: '+15550100123, +15550100124' })).toMatch(/asks one number, but To holds 2/);
	});

	test('an own id without room for the token, by its place and with the limit that counts here', async () => {
		const sections = { section: [{ rows: { row: [{ id: 'x'.repeat(140), title: 'A' }] } }] };
		expect(await error({ responseType: 'list', buttonText: 'Choose', sections })).toMatch(
			/Sections > Section 1 > Row 1 > ID has 140 characters, the limit is 1\d\d here, because Send and Wait for Reply adds \d\d of its own — Remove \d+ characters/,
		);
	});

	test('a label that is too long, by the name the field has here', async () => {
		const approvalOptions = { values: { approvalType: 'double', approveLabel: 'Yes, please ship the order' } };
		expect(await error({ approvalOptions })).toMatch(/Approve Button Label has 26 characters, the limit is 20/);
	});
});

describe('somebody who only asks for the waiting address', () => {
	test.each([
		['GET', 'No action required'],
		['HEAD', ''],
	])('with %s, as previews and browsers do, gets n8n’s page at most; the answer that comes later still counts', async (method, page) => {
		const { workflow, execution, message } = await ask();
		const signature = unpackWaitToken(sentId(message, 'approve'))?.signature ?? '';
		const url = `/webhook-waiting/${execution.id}/${askId(workflow)}?id=approve&round=1&signature=${signature}`;
		const seen = await stage.client.request<string>(method, url);
		expect([seen.status, seen.data]).toEqual([200, expect.stringContaining(page)]);
		expect((await stage.client.execution(execution.id)).status).toBe('waiting');

		await stage.simulator.act({ button: sentId(message, 'approve') });
		expect(jsonOf(await ended(execution.id), 'After')).toMatchObject([{ data: { approved: true } }]);
	});
});

const askId = ({ nodes }: Workflow) => nodes.find(({ name }) => name === 'Ask')?.id ?? '';

const buttonReply = (id: string) => ({
	type: 'interactive',
	interactive: { type: 'button_reply', button_reply: { id, title: 'Approve' } },
});

const setItems = (count: number) => ({
	mode: 'raw',
	jsonOutput: JSON.stringify({ list: Array.from({ length: count }, (_, index) => ({ number: index })) }),
});
