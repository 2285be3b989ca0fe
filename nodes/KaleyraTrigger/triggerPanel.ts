import type { TriggerPanelDefinition } from 'n8n-workflow';

const where =
	'In the Kaleyra console, open Channels > WhatsApp > Manage > Configurations > Numbers, edit the number and paste the URL as <b>Incoming URL</b>. For delivery reports, enter it in the callback settings of the number as well.';

/** What the editor shows while the trigger waits for a first event. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Wait for an event from WhatsApp',
	executionsHelp: {
		inactive: `<b>While you build</b>: click the button, paste the <b>Test URL</b> at Kaleyra and tap or write something on the phone. The test URL works for one event, and only while the editor listens.<br /><br /><b>When it is ready</b>: publish the workflow and paste the <b>Production URL</b> instead. ${where}`,
		active: `<b>The workflow is published</b>: events that come to the <b>Production URL</b> start it, and are listed under <a data-key="executions">executions</a>, not here.<br /><br /><b>To look at an event here</b>, click the button and send it to the <b>Test URL</b>. ${where}`,
	},
	activationHint: 'Once the workflow is published, events come in by themselves through the Production URL.',
};
