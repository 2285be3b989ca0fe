import { activateExample } from '../../lab/examples';
import { Phone } from '../../lab/phone';
import { askNode, askWorkflow, MANAGER } from '../../lab/questions';
import { useEditor, useStage } from '../../lab/stage';

const stage = useEditor(useStage('Kaleyra account'));

test('the editor waits, the manager taps on the phone, the editor shows the end', async () => {
	const workflow = await activateExample(stage, 'Order approval: a manager decides on the phone');
	await stage.editor.openWorkflow(workflow);
	await stage.editor.element('zoom-to-fit').click();
	await stage.editor.runFrom('When Clicking Execute');
	await stage.simulator.waitForMessages({ to: MANAGER });
	await stage.editor.waitingNode('Ask the Manager').waitFor();
	await stage.editor.picture('wait-editor-waiting');

	const phone = await Phone.open(stage.browser, stage.simulator.url, MANAGER);
	await phone.tap('Approve');
	await phone.picture('wait-phone');

	await stage.editor.succeededNode('Ship the Order').waitFor();
	await stage.editor.picture('wait-finished');
	await stage.client.deactivate(workflow);
});

test('the panel says that a Kaleyra Trigger is needed, and how to get one', async () => {
	await stage.editor.openWorkflow(await askWorkflow(stage.client, askNode(stage)));
	await stage.editor.openNode('Ask');
	const notice = stage.editor.element('node-parameters').getByText('The answer comes back through a');
	await notice.waitFor();
	expect(await notice.innerText()).toMatch(/1\. make a workflow.*2\. publish.*3\. paste.*Production URL/s);
	await stage.editor.picture('panel-send-and-wait');
});
