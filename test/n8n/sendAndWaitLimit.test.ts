import { jsonOf } from '../../lab/n8nClient';
import { askNode, CUSTOMER, sentId, startAsking, startTrigger } from '../../lab/questions';
import { useStage } from '../../lab/stage';
import { chain, node } from '../../lab/workflow';

/** n8n looks for waiting executions once a minute. */
const LOOK_MS = 90_000;

const stage = useStage('Time limit');

test('when the time limit ends, the item says that nothing came back, even after an earlier answer; a later tap is late', async () => {
	const trigger = await startTrigger(stage);
	const limit = { limitWaitTime: { values: { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' } } };
	const first = { ...askNode(stage), name: 'First' };
	const second = { ...askNode(stage, { options: limit }), name: 'Second' };
	const isApproved = { id: '1', leftValue: '={{ $json.data.approved }}', operator: { type: 'boolean', operation: 'true', singleValue: true } };
	const conditions = { options: { version: 2 }, combinator: 'and', conditions: [isApproved] };
	const branch = node('Approved?', 'n8n-nodes-base.if', { conditions, looseTypeValidation: true }, { typeVersion: 2.2 });
	const workflow = await stage.client.createWorkflow(
		chain('Asks twice', node('Start', 'n8n-nodes-base.manualTrigger'), first, second, branch),
	);

	const { id } = await startAsking(stage.client, workflow);
	const [one] = await stage.simulator.waitForMessages({ to: CUSTOMER });
	if (one) await stage.simulator.act({ button: sentId(one, 'approve') });
	const [, two] = await stage.simulator.waitForMessages({ to: CUSTOMER, count: 2 });

	const end = await stage.client.waitForExecution(id, ['success', 'error'], LOOK_MS);
	expect(end.status).toBe('success');
	expect(jsonOf(end, 'First')).toMatchObject([{ data: { answered: true, approved: true } }]);
	const unanswered = { data: { answered: false, askedNumber: CUSTOMER, messageId: two?.messageId, askedAt: expect.any(String) } };
	expect(jsonOf(end, 'Second')).toEqual([unanswered]);
	expect(jsonOf(end, 'Approved?', 0)).toEqual([]);
	expect(jsonOf(end, 'Approved?', 1)).toEqual([unanswered]);

	if (two) await stage.simulator.act({ button: sentId(two, 'approve'), messageId: two.messageId });
	expect(jsonOf(await stage.client.waitForNewExecution(trigger), 'Next')).toMatchObject([{ late: true, reply: { id: 'approve' } }]);
	await stage.client.deactivate(trigger);
});
