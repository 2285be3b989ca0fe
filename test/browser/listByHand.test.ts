import { fromNumber, usedBy } from '../../lab/account';
import { jsonOf } from '../../lab/n8nClient';
import { Phone } from '../../lab/phone';
import { CUSTOMER, startTrigger } from '../../lab/questions';
import { useEditor, useStage } from '../../lab/stage';
import { chain, node } from '../../lab/workflow';

const stage = useEditor(useStage('By hand'));

/** A workflow as it is right after the node was dropped on the canvas. */
async function openEmptyNode(): Promise<void> {
	const workflow = await stage.client.createWorkflow(
		chain(
			'By hand',
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Kaleyra', 'n8n-nodes-kaleyra.kaleyra', {}, usedBy(stage.credential)),
		),
	);
	await stage.editor.openWorkflow(workflow);
	await stage.editor.openNode('Kaleyra');
}

test("the panel shows the chosen operation's fields and no other's", async () => {
	await openEmptyNode();
	const fields = { 'Send List': 'sections.section[0].title', 'Send Buttons': 'buttons.button[0].title', 'Send Flow': 'flowCta' };
	for (const [operation, ownField] of Object.entries(fields)) {
		await stage.editor.choose('operation', operation);
		await stage.editor.field(ownField).waitFor();
		for (const field of Object.values(fields)) {
			expect(await stage.editor.field(field).isVisible()).toBe(field === ownField);
		}
		await stage.editor.picture(`panel-${operation.replace(' ', '-').toLowerCase()}`);
	}
});

test('a list filled in by hand goes to the phone, and the row tapped there reaches the next workflow', async () => {
	const reaction = await startTrigger(stage);
	await openEmptyNode();
	await stage.editor.chooseMode('from', 'By Number');
	await stage.editor.type('from', fromNumber(stage.simulator).value);
	await stage.editor.type('to', CUSTOMER);
	await stage.editor.type('body', 'Which time suits you?');
	await stage.editor.type('buttonText', 'Choose a time');
	await stage.editor.type('sections.section[0].title', 'Tomorrow');
	await stage.editor.type('sections.section[0].rows.row[0].title', 'Morning');
	await stage.editor.type('sections.section[0].rows.row[0].description', 'Between 9 and 12');
	await stage.editor.press('Add Row');
	await stage.editor.type('sections.section[0].rows.row[1].title', 'Late afternoon');
	await stage.editor.picture('list-filled-in');
	await stage.editor.executeStep();
	await stage.editor.picture('list-sent');

	const phone = await Phone.open(stage.browser, stage.simulator.url, CUSTOMER);
	await phone.openList();
	await phone.picture('phone-list-open');
	await phone.chooseRow('Late afternoon');

	const execution = await stage.client.waitForNewExecution(reaction);
	await phone.picture('phone-list-answered');
	expect(jsonOf(execution, 'Next')).toEqual([
		expect.objectContaining({
			event: 'listReply',
			from: '15550100123',
			reply: expect.objectContaining({ id: 'late_afternoon', title: 'Late afternoon' }) as object,
		}),
	]);

	await stage.editor.openExecution(execution);
	await stage.editor.picture('reaction-on-canvas');
	await stage.editor.openNode('Next');
	await stage.editor.element('output-panel').getByText('late_afternoon').waitFor();
	await stage.editor.picture('reaction-in-next-node');
	await stage.client.deactivate(reaction);
});
