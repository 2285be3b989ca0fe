import { jsonOf } from '../../lab/n8nClient';
import { askNode, askWorkflow, sentId, startTrigger } from '../../lab/questions';
import { useStage } from '../../lab/stage';
import { waitFor } from '../../lab/waitFor';

const QUESTIONS = 200;

const stage = useStage('Many questions');

test(`${QUESTIONS} questions open at once, answered in random order, get ${QUESTIONS} right answers`, async () => {
	const { client, simulator } = stage;
	simulator.setWebhooks({ timeoutMs: 60_000 });
	const trigger = await startTrigger(stage);
	// Each execution asks a number of its own, and has a row that stands in no other list.
	const ask = askNode(stage, {
		to: '={{ "+1555" + String(2000000 + Number($execution.id)) }}',
		responseType: 'list',
		buttonText: 'Choose',
		listFrom: 'json',
		sectionsJson: '={{ [{ rows: [{ id: "yes " + $execution.id, title: "Yes" }, { id: "no " + $execution.id, title: "No" }] }] }}',
	});
	const workflow = await askWorkflow(client, ask);

	const ids = await inParts(Array.from({ length: QUESTIONS }), 10, () => client.run(workflow, 'Start'));
	await simulator.waitForMessages({ count: QUESTIONS, timeoutMs: 120_000 });
	await waitFor('all to sleep', async () => (await statuses(ids)).every((status) => status === 'waiting') || undefined, 120_000);

	const expected = new Map<string, string>();
	const taps = shuffled(simulator.messages()).map((message) => {
		const id = String(Number(message.to.slice(4)) - 2_000_000);
		const ownId = `${Math.random() < 0.5 ? 'yes' : 'no'} ${id}`;
		expected.set(id, ownId);
		return { messageId: message.messageId, row: sentId(message, ownId) };
	});
	const results = await inParts(taps, 10, (tap) => simulator.act(tap));
	expect(results.flatMap(({ deliveries }) => deliveries.map(({ status }) => status))).toEqual(Array(QUESTIONS).fill(200));

	const answers = await inParts(ids, 10, async (id) => {
		const execution = await client.waitForExecution(id, ['success', 'error'], 120_000);
		const [{ data } = {}] = jsonOf(execution, 'After');
		const { reply, from } = data as { reply: { id: string }; from: string };
		return [id, reply.id, from];
	});
	expect(answers).toEqual(ids.map((id) => [id, expected.get(id), `1555${2_000_000 + Number(id)}`]));
	expect(await client.executionsOf(trigger)).toEqual([]);

	await client.deactivate(trigger);

	function statuses(of: string[]) {
		return inParts(of, 20, async (id) => (await client.rest<{ status: string }>('GET', `/executions/${id}`)).status);
	}
}, 600_000);

/** Works through a list with a few at a time; results in its order. */
async function inParts<I, O>(list: I[], width: number, work: (one: I) => Promise<O>): Promise<O[]> {
	const results: O[] = [];
	for (let start = 0; start < list.length; start += width) {
		results.push(...(await Promise.all(list.slice(start, start + width).map(work))));
	}
	return results;
}

function shuffled<T>(list: T[]): T[] {
	return list
		.map((one) => ({ one, place: Math.random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ one }) => one);
}
