import type { NodeHint, TriggerPanelDefinition } from 'n8n-workflow';

const where =
	'In the Kaleyra console: Channels > WhatsApp > Manage > Configurations > Numbers, edit the number, <b>Incoming URL</b>. For delivery reports, enter it in the callback settings of the number as well.';

/** What the editor shows while the trigger waits for a first event. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Wait for an event from WhatsApp',
	executionsHelp: {
		inactive: `<b>While you build</b>, click the button, paste the <b>Test URL</b> at Kaleyra and tap or write something on the phone. The test URL takes one event, and only while the editor listens. An event that would start nothing is shown with the reason.<br /><br /><b>When it is ready</b>, publish the workflow and paste the <b>Production URL</b> instead.<br /><br />${where}`,
		active: `<b>The workflow is published</b>: events that come to the <b>Production URL</b> start it, and are listed under <a data-key="executions">executions</a>, not here.<br /><br /><b>To look at an event here</b>, click the button and send it to the <b>Test URL</b>.<br /><br />${where}`,
	},
	activationHint: 'Once the workflow is published, events come in by themselves through the Production URL.',
};

/** n8n shows no preview of a trigger's output, so this tells its keys before the first run. */
export const hints: NodeHint[] = [
	{
		message:
			'Each event is one item: <b>event</b>, <b>messageId</b>, <b>timestamp</b>, <b>from</b>, <b>profileName</b>, <b>to</b>, and by kind <b>reply</b> {id, title, description}, <b>flow</b> {token, response}, <b>text</b>, <b>media</b> {type, url, mimeType}, <b>location</b>, <b>status</b>, <b>errors</b>; further <b>context</b> {messageId} and <b>reference</b> {ref, ref1, ref2} of the message it answers.',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
	},
];
