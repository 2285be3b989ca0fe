import type { INodeParameters } from 'n8n-workflow';
import { usedBy } from '../../lab/account';
import { callWithJson } from '../../lab/deliver';
import { useEditor, useStage } from '../../lab/stage';
import { chain, node } from '../../lab/workflow';

const stage = useEditor(useStage('Trigger by hand'));

/** Opens the panel of a trigger; gives the URL that works while the editor listens. */
async function openTrigger(parameters: INodeParameters = {}): Promise<string> {
	const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', parameters, {
		...usedBy(stage.credential),
		webhookId: `by-hand-${Date.now()}`,
	});
	await stage.editor.openWorkflow(await stage.client.createWorkflow(chain('Trigger by hand', trigger)));
	await stage.editor.openNode('Kaleyra Trigger');
	return (await stage.client.webhookUrl(trigger)).replace('/webhook/', '/webhook-test/');
}

const text = { messages: [{ from: '15550100123', id: 'wamid.1', type: 'text', text: { body: 'Hi' } }] };

test('the panel says where to paste the URL, what comes out, and which events start the workflow', async () => {
	await openTrigger();
	const panel = stage.editor.element('node-parameters');
	await panel.getByText('Incoming URL').first().waitFor();
	for (const event of ['List Reply', 'Button Reply', 'Flow Reply']) await panel.getByText(event).first().waitFor();
	await stage.editor.page.getByText('Each event is one item').waitFor();
	await stage.editor.picture('trigger-panel');
});

test('an event that would start nothing is shown with the reason while the editor listens', async () => {
	const url = await openTrigger();
	await stage.editor.element('trigger-execute-button').click();
	await stage.editor.page.getByText('Listening for').first().waitFor();
	await stage.editor.picture('trigger-listening');
	await callWithJson(url, text);
	await stage.editor.element('output-panel').getByText('Events does not include text.').first().waitFor();
	await stage.editor.picture('trigger-ignored');
});
