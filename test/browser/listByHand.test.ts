import type { Browser } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server';
import { accountData, usedBy } from '../support/account';
import { openBrowser } from '../support/browser';
import { Editor } from '../support/editor';
import { layerServers } from '../support/layerServers';
import { jsonOf, N8nClient, type Credential, type Workflow } from '../support/n8nClient';
import { Phone } from '../support/phone';
import { chain, node } from '../support/workflow';

const CUSTOMER = '+15550100123';

let browser: Browser;
let client: N8nClient;
let simulator: Simulator;
let credential: Credential;
let editor: Editor;

beforeAll(async () => {
	client = await N8nClient.signIn(layerServers().n8nUrl);
	simulator = await startSimulator();
	credential = await client.createCredential('By hand', 'kaleyraApi', accountData(simulator));
	browser = await openBrowser();
	editor = await Editor.open(browser, client);
});

afterAll(async () => {
	await browser.close();
	await simulator.close();
});

/** A workflow as it is right after the node was dropped on the canvas. */
async function openEmptyNode(): Promise<void> {
	const workflow = await client.createWorkflow(
		chain(
			'By hand',
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Kaleyra', 'n8n-nodes-kaleyra.kaleyra', {}, usedBy(credential)),
		),
	);
	await editor.openWorkflow(workflow);
	await editor.openNode('Kaleyra');
}

async function activateReaction(): Promise<Workflow> {
	const trigger = node('Kaleyra Trigger', 'n8n-nodes-kaleyra.kaleyraTrigger', {}, {
		...usedBy(credential),
		webhookId: 'list-by-hand',
	});
	const workflow = await client.createWorkflow(
		chain('Reaction', trigger, node('Next', 'n8n-nodes-base.noOp')),
	);
	await client.activate(workflow);
	simulator.setIncoming({ url: await client.webhookUrl(trigger) });
	return workflow;
}

test("the panel shows the chosen operation's fields and no other's", async () => {
	await openEmptyNode();
	const fields = { 'Send List': 'sections.section[0].title', 'Send Buttons': 'buttons.button[0].title', 'Send Flow': 'flowCta' };
	for (const [operation, ownField] of Object.entries(fields)) {
		await editor.choose('operation', operation);
		await editor.field(ownField).waitFor();
		for (const field of Object.values(fields)) {
			expect(await editor.field(field).isVisible()).toBe(field === ownField);
		}
		await editor.picture(`panel-${operation.replace(' ', '-').toLowerCase()}`);
	}
});

test('a list filled in by hand goes to the phone, and the row tapped there reaches the next workflow', async () => {
	const reaction = await activateReaction();
	await openEmptyNode();
	await editor.chooseMode('from', 'By Number');
	await editor.type('from', `+${String(simulator.account.numbers[0]?.number)}`);
	await editor.type('to', CUSTOMER);
	await editor.type('body', 'Which time suits you?');
	await editor.type('buttonText', 'Choose a time');
	await editor.type('sections.section[0].title', 'Tomorrow');
	await editor.type('sections.section[0].rows.row[0].title', 'Morning');
	await editor.type('sections.section[0].rows.row[0].description', 'Between 9 and 12');
	await editor.press('Add Row');
	await editor.type('sections.section[0].rows.row[1].title', 'Late afternoon');
	await editor.picture('list-filled-in');
	await editor.executeStep();
	await editor.picture('list-sent');

	const phone = await Phone.open(browser, simulator.url, CUSTOMER);
	await phone.openList();
	await phone.picture('phone-list-open');
	await phone.chooseRow('Late afternoon');

	const execution = await client.waitForNewExecution(reaction);
	await phone.picture('phone-list-answered');
	expect(jsonOf(execution, 'Next')).toEqual([
		expect.objectContaining({
			event: 'listReply',
			from: '15550100123',
			reply: expect.objectContaining({ id: 'late_afternoon', title: 'Late afternoon' }) as object,
		}),
	]);

	await editor.openExecution(execution);
	await editor.picture('reaction-on-canvas');
	await editor.openNode('Next');
	await editor.element('output-panel').getByText('late_afternoon').waitFor();
	await editor.picture('reaction-in-next-node');
	await client.deactivate(reaction);
});
