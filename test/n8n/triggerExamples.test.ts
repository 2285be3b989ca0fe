import type { IDataObject } from 'n8n-workflow';
import { callWithJson } from '../../lab/deliver';
import { activateExample } from '../../lab/examples';
import { jsonOf, type Workflow } from '../../lab/n8nClient';
import { incomingUrl } from '../../lab/questions';
import { useStage } from '../../lab/stage';

const stage = useStage('Trigger examples');

let count = 0;
const message = (content: object) => ({ messages: [{ from: '15550100123', id: `wamid.example.${++count}`, timestamp: '1767261600', ...content }] });
const tap = (id: string, title = 'Title') => message({ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id, title } } });

/** Calls the trigger of the active example and gives the names of the nodes that ran, and what the last of them put out. */
async function cause(workflow: Workflow, payload: object): Promise<{ last?: string; json: IDataObject[] }> {
	const known = (await stage.client.executionsOf(workflow)).map(({ id }) => id);
	await callWithJson(incomingUrl(stage.simulator), payload);
	const execution = await stage.client.waitForNewExecution(workflow, known);
	expect(execution.status).toBe('success');
	const last = execution.data.resultData.lastNodeExecuted;
	return { last, json: last ? jsonOf(execution, last) : [] };
}

test('"Route by reply" takes one branch per answer', async () => {
	const route = await activateExample(stage, 'Route by reply: one branch per answer');
	expect(await cause(route, tap('express'))).toEqual({ last: 'Ship Today', json: [{ customer: '15550100123', todo: 'Ship today' }] });
	expect(await cause(route, tap('slot_09', '09:00'))).toEqual({ last: 'Book the Slot', json: [{ customer: '15550100123', todo: 'Book 09:00' }] });
	expect(await cause(route, tap('cancel'))).toMatchObject({ last: 'Cancel the Order' });
	expect(await cause(route, tap('other'))).toMatchObject({ last: 'Ask a Person', json: [{ todo: 'Look at "Title"' }] });
	await stage.client.deactivate(route);
});

test('"Router" hands each event to the workflow it is for', async () => {
	const router = await activateExample(stage, 'Router: one number, several workflows');
	const flow = message({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: '{"name":"Ada"}' } } });
	for (const [payload, expected] of [
		[tap('slot_09'), 'Booking'],
		[flow, 'Forms'],
		[message({ type: 'text', text: { body: 'Help' } }), 'Support'],
		[tap('cart_1'), 'Shop'],
	] as const) {
		const { last, json } = await cause(router, payload);
		expect({ last, json }).toMatchObject({ last: expected, json: [{ handledBy: expected, from: '15550100123' }] });
	}
	await stage.client.deactivate(router);
});

test('"Delivery report" keeps one row per message, whatever the order of its statuses', async () => {
	const report = await activateExample(stage, 'Delivery report: one row per message');
	expect((await stage.client.runToEnd(report, 'When Clicking Execute')).status).toBe('success');

	const status = (id: string, name: string, timestamp: string, more: object = {}) => ({
		statuses: [{ id, status: name, timestamp, recipient_id: '15550100123', ...more }],
	});
	await cause(report, status('wamid.a', 'delivered', '1767261602'));
	await cause(report, status('wamid.a', 'sent', '1767261601'));
	const errors = [{ code: 131047, title: 'Re-engagement message' }];
	await cause(report, status('wamid.b', 'failed', '1767261603', { errors }));
	const { json } = await cause(report, status('wamid.a', 'read', '1767261604'));
	expect(json).toEqual([
		expect.objectContaining({
			messageId: 'wamid.a',
			customer: '15550100123',
			sent: '2026-01-01T10:00:01.000Z',
			delivered: '2026-01-01T10:00:02.000Z',
			read: '2026-01-01T10:00:04.000Z',
			failed: null,
		}),
	]);

	const { last, json: failed } = await cause(report, status('wamid.b', 'sent', '1767261601'));
	expect({ last, failed }).toMatchObject({ last: 'One Row per Message', failed: [{ messageId: 'wamid.b', reason: expect.stringContaining('24 hours') }] });
	await stage.client.deactivate(report);
});
