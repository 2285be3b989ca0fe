import { accountData, fromNumber, usedBy } from '../../lab/account';
import { CUSTOMER } from '../../lab/questions';
import { useEditor, useStage } from '../../lab/stage';
import { chain, node } from '../../lab/workflow';

const stage = useEditor(useStage('Templates'));

/** The panel of a template to send, with nothing filled in but the numbers. */
async function openPanel(credential = stage.credential): Promise<void> {
	const parameters = {
		resource: 'template',
		operation: 'send',
		from: fromNumber(stage.simulator),
		to: CUSTOMER,
	};
	const workflow = await stage.client.createWorkflow(
		chain(
			'Template by hand',
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Kaleyra', 'n8n-nodes-kaleyra.kaleyra', parameters, usedBy(credential)),
		),
	);
	await stage.editor.openWorkflow(workflow);
	await stage.editor.openNode('Kaleyra');
}

/** The path of a variable's field. */
const variable = (id: string) => `variables.value["${id}"]`;

test('the variables follow the template that is chosen with the mouse, and what is filled in reaches the phone', async () => {
	await openPanel();
	await stage.editor.element('node-parameters').getByText('Choose a template to see its variables.').waitFor();

	await stage.editor.chooseFromList('template', 'spring_sale (en)');
	await stage.editor.field(variable('header:image')).waitFor();
	await stage.editor.chooseFromList('template', 'appointment_reminder (en)');
	await stage.editor.field(variable('body:customer_name')).waitFor();
	expect(await stage.editor.field(variable('header:image')).count()).toBe(0);

	for (const [id, text] of [['body:customer_name', 'Ana'], ['body:date', 'Friday'], ['body:time', '9 am']] as const) {
		await stage.editor.type(variable(id), text);
	}
	await stage.editor.executeStep();
	await stage.editor.picture('template-by-hand');

	const [message] = stage.simulator.messages({ kind: 'template' });
	expect(message?.body).toMatchObject({
		messaging_object: {
			template: {
				name: 'appointment_reminder',
				components: [
					{
						type: 'body',
						parameters: [
							{ parameter_name: 'customer_name', text: 'Ana' },
							{ parameter_name: 'date', text: 'Friday' },
							{ parameter_name: 'time', text: '9 am' },
						],
					},
				],
			},
		},
	});
});

test('without an account ID the list says where to enter it', async () => {
	const data = accountData(stage.simulator, { wabaId: '' });
	await openPanel(await stage.client.createCredential('Without an account ID', 'kaleyraApi', data));
	await stage.editor.field('template').locator('[data-test-id="rlc-input"]').click();
	await stage.editor.page.getByText('Enter the ID in the Kaleyra credential').first().waitFor();
});
