import type { INodeParameters } from 'n8n-workflow';
import { answerKeyOf, answerUrl, signAnswer } from '../../nodes/sendAndWait/signing';
import { unpackWaitToken, type WaitToken } from '../../nodes/sendAndWait/token';
import { accountData } from '../../lab/account';
import { call, callWithJson, type Body } from '../../lab/deliver';
import { jsonOf, type Execution, type Workflow } from '../../lab/n8nClient';
import { askEverybody, askNode, askWorkflow, incomingUrl, lastMessage, sentId, startAsking, startTrigger } from '../../lab/questions';
import { useStage } from '../../lab/stage';

const stage = useStage('Hostile answers');
const anyTrigger: INodeParameters = { options: { acceptAnswersFrom: 'anyTrigger' } };
let trigger: Workflow;

beforeAll(async () => {
	trigger = await startTrigger(stage);
});

beforeEach(() => stage.simulator.reset());

afterAll(() => stage.client.deactivate(trigger));

/** A question asked with `parameters`, and where its answer goes: what anybody can make of the ID of a button. */
async function openQuestion(parameters: INodeParameters = {}) {
	const execution = await startAsking(stage.client, await askWorkflow(stage.client, askNode(stage, parameters)));
	const message = lastMessage(stage.simulator);
	return { execution, message, ...addressOf(sentId(message, 'approve')) };
}

function addressOf(id: string): { token: WaitToken; url: string } {
	const token = unpackWaitToken(id);
	if (!token) throw new Error(`${id} is no token`);
	return { token, url: answerUrl(`${stage.client.url}/webhook-waiting`, token, answerKeyOf({})) };
}

const statusOf = async ({ id }: Execution) => (await stage.client.execution(id)).status;
const ended = ({ id }: Execution) => stage.client.waitForExecution(id, ['success', 'error'], 15_000);

/** An event as the trigger writes it for a tap on Approve. */
const tap = { event: 'buttonReply', from: '15550100123', messageId: 'wamid.1', reply: { id: 'approve', title: 'Approve' } };

/** Each kind of JSON value. */
const values: unknown[] = [null, true, false, 0, -1.5, 1e308, '', 'text', 'null', [], [null], [[]], ['15550100123'], {}, { a: { b: [{ c: null }] } }, { toString: null }];

/** The tap with another value in one place. */
const places: Array<[string, (value: unknown) => object]> = [
	['from', (from) => ({ ...tap, from })],
	['profileName', (profileName) => ({ ...tap, profileName })],
	['messageId', (messageId) => ({ ...tap, messageId })],
	['reply', (reply) => ({ ...tap, reply })],
	['reply.id', (id) => ({ ...tap, reply: { ...tap.reply, id } })],
	['reply.title', (title) => ({ ...tap, reply: { ...tap.reply, title } })],
	['reply.description', (description) => ({ ...tap, reply: { ...tap.reply, description } })],
	['flow instead of a reply', (flow) => ({ ...tap, reply: undefined, flow })],
	['flow.response instead of a reply', (response) => ({ ...tap, reply: undefined, flow: { response } })],
];
/** A text may stand there, so it makes no event hostile. */
const mayBeText = ['profileName', 'messageId', 'reply.id', 'reply.title', 'reply.description'];

const inEachPlace = places.flatMap(([place, eventWith]) =>
	values.filter((value) => typeof value !== 'string' || !mayBeText.includes(place)).map((value) => eventWith(value)),
);

async function expectAllRefused(execution: Execution, url: string, bodies: unknown[]) {
	for (const body of bodies) {
		const answer = await callWithJson(url, body);
		expect([body, answer.status, answer.data]).toEqual([body, 200, { accepted: false, reason: expect.any(String) }]);
	}
	expect(await statusOf(execution)).toBe('waiting');
}

/** The question is none the worse for what was posted to it. */
async function expectToTakeItsAnswer({ execution, message }: Awaited<ReturnType<typeof openQuestion>>) {
	await stage.simulator.act({ button: sentId(message, 'approve'), messageId: message.messageId });
	expect(jsonOf(await ended(execution), 'After')).toMatchObject([{ data: { approved: true, from: '15550100123' } }]);
}

describe.each([
	['that only a trigger with its credential may answer', {}],
	['that any trigger may answer', anyTrigger],
])('a question %s sleeps on and takes the right answer afterwards', (_, parameters) => {
	test('when any JSON value is posted as the body', async () => {
		const question = await openQuestion(parameters);
		await expectAllRefused(question.execution, question.url, values);
		await expectToTakeItsAnswer(question);
	});

	test('when any JSON value is posted as the event, or as its text', async () => {
		const question = await openQuestion(parameters);
		const bodies = values.flatMap((event) => [{ event }, { event: JSON.stringify(event) }, { event, signature: event }]);
		await expectAllRefused(question.execution, question.url, bodies);
		await expectToTakeItsAnswer(question);
	});

	test('when any JSON value is posted in any place of the event', async () => {
		const question = await openQuestion(parameters);
		const bodies = inEachPlace.flatMap((event) => [{ event }, { event: JSON.stringify(event) }]);
		await expectAllRefused(question.execution, question.url, bodies);
		await expectToTakeItsAnswer(question);
	});

	const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
	const part = (name: string, value: string) => `--xyz\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
	const noJson: Array<[string, Body]> = [
		['nothing', {}],
		['a GET', { method: 'GET' }],
		['JSON that breaks off', { body: '{"event":', headers: { 'content-type': 'application/json' } }],
		['text', { body: 'null', headers: { 'content-type': 'text/plain' } }],
		['bytes', { body: Buffer.from([0, 255, 1]), headers: { 'content-type': 'application/octet-stream' } }],
		['XML', { body: '<event><from>1</from></event>', headers: { 'content-type': 'application/xml' } }],
		['a form', { body: form({ event: 'null' }), headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
		['a form of fields in brackets', { body: form({ 'event[from]': '1' }), headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
		['a form in parts', { body: `${part('event', '{}')}--xyz--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=xyz' } }],
		['a form in parts that breaks off', { body: part('event', '{}'), headers: { 'content-type': 'multipart/form-data; boundary=xyz' } }],
	];

	test('when something else than JSON is posted', async () => {
		const question = await openQuestion(parameters);
		for (const [what, body] of noJson) {
			const { data } = await call(question.url, body);
			expect([what, (data as { accepted?: unknown }).accepted]).not.toEqual([what, true]);
			expect([what, await statusOf(question.execution)]).toEqual([what, 'waiting']);
		}
		await expectToTakeItsAnswer(question);
	});
});

test.each<[string, unknown]>([
	['nothing', null],
	['a sender that is no number', { event: { ...tap, from: {} } }],
	['a sender that is no number, as text', { event: JSON.stringify({ ...tap, from: {} }) }],
])('an approval by two people needs the second one, although the first posts %s with the own, used token', async (_, body) => {
	const people = ['+15550100111', '+15550100112'];
	const loop = await stage.client.createWorkflow(askEverybody(people, askNode(stage, { ...anyTrigger, to: '={{ $json.to }}' })));
	const id = await stage.client.run(loop, 'Start');
	const [first] = await stage.simulator.waitForMessages({ to: people[0] });
	const used = sentId(first!, 'approve');
	await stage.client.waitForExecution(id, ['waiting']);
	await stage.simulator.act({ messageId: first?.messageId, button: used });
	const [second] = await stage.simulator.waitForMessages({ to: people[1] });
	const waiting = await stage.client.waitForExecution(id, ['waiting']);

	await expectAllRefused(waiting, addressOf(used).url, [body]);
	expect(jsonOf(await stage.client.execution(id), 'Done')).toEqual([]);

	await stage.simulator.act({ messageId: second?.messageId, button: sentId(second!, 'approve') });
	expect(jsonOf(await ended(waiting), 'Done')).toMatchObject([
		{ data: { approved: true, from: '15550100111' } },
		{ data: { approved: true, from: '15550100112' } },
	]);
});

describe('somebody who has seen the ID of a button', () => {
	const text = JSON.stringify(tap);
	/** Signs the tap with the key of a credential that is made up or known in part. */
	const signedWith = (credential: object, { signature }: WaitToken) =>
		({ event: text, signature: signAnswer(answerKeyOf({ ...credential }), signature, text) });

	test('cannot answer past the trigger, whatever signs the answer', async () => {
		const question = await openQuestion();
		const data = accountData(stage.simulator);
		await expectAllRefused(question.execution, question.url, [
			{ event: tap },
			{ event: text },
			{ event: text, signature: question.token.signature },
			signedWith({}, question.token),
			signedWith({ ...data, apiKey: '' }, question.token),
			signedWith({ ...data, apiKey: 'fake-other-key' }, question.token),
			// The right key, but over another question.
			signedWith(data, { ...question.token, signature: '0'.repeat(64) }),
			// The right key and question, but another event than the one that was signed.
			{ ...signedWith(data, question.token), event: JSON.stringify({ ...tap, messageId: 'wamid.2' }) },
		]);
		await expectToTakeItsAnswer(question);
	});

	test('can do so where any trigger may answer, as the option says', async () => {
		const { execution, url } = await openQuestion(anyTrigger);
		expect((await callWithJson(url, { event: text })).data).toEqual({ accepted: true });
		expect(jsonOf(await ended(execution), 'After')).toMatchObject([{ data: { approved: true } }]);
	});
});

describe('a trigger with another credential', () => {
	let other: Workflow;
	let before: string;

	beforeAll(async () => {
		before = incomingUrl(stage.simulator);
		const data = accountData(stage.simulator, { webhookSecret: '', apiKey: 'fake-other-key' });
		const credential = await stage.client.createCredential('Another account', 'kaleyraApi', data);
		other = await startTrigger({ ...stage, credential });
	});

	afterAll(async () => {
		await stage.client.deactivate(other);
		stage.simulator.setIncoming({ url: before });
	});

	test('answers no question, and starts its own workflow with the tap, marked as late', async () => {
		const { execution, message } = await openQuestion();
		await stage.simulator.act({ button: sentId(message, 'approve') });
		const [event] = jsonOf(await stage.client.waitForNewExecution(other), 'Next');
		expect(event).toMatchObject({ event: 'buttonReply', late: true, reply: { id: 'approve' } });
		expect(await statusOf(execution)).toBe('waiting');
	});

	test('answers a question that accepts answers from any trigger', async () => {
		const { execution, message } = await openQuestion(anyTrigger);
		await stage.simulator.act({ button: sentId(message, 'approve') });
		expect(jsonOf(await ended(execution), 'After')).toMatchObject([{ data: { approved: true } }]);
	});
});

test('the key that signs answers stands nowhere in the execution’s data', async () => {
	const { execution } = await openQuestion();
	const data = accountData(stage.simulator);
	const text = JSON.stringify(await stage.client.execution(execution.id));
	const key = answerKeyOf(data).export();
	const secrets = [String(data.apiKey), key.toString('hex'), key.toString('base64'), key.toString('base64url')];
	for (const secret of secrets) expect(text).not.toContain(secret);
});
