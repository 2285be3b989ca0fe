import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { fields, hints, triggerPanel } from './description';
import { registration } from './registration';
import { receiveCall } from './webhook';

/** Starts workflows with what comes in from WhatsApp, and brings answers to the executions that wait for them. */
export class KaleyraTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kaleyra Trigger',
		name: 'kaleyraTrigger',
		icon: { light: 'file:../Kaleyra/kaleyra.svg', dark: 'file:../Kaleyra/kaleyra.dark.svg' },
		group: ['trigger'],
		// To a trigger of version 1, n8n puts a question of its own at every call, as an expression, and makes
		// an isolate for it even where it is set to make them on demand: four fifths of what a call then costs.
		// Apart from that, both versions are the same.
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: '={{ $parameter["events"].length > 3 ? $parameter["events"].length + " events" : $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when a customer taps, writes or sends something on WhatsApp',
		eventTriggerDescription:
			'Paste the test URL (under Webhook URLs) at Kaleyra as incoming URL, then tap or write something on the phone',
		defaults: { name: 'Kaleyra Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kaleyraApi', required: true }],
		triggerPanel,
		hints,
		webhooks: [
			{ name: 'default', httpMethod: 'POST', path: 'kaleyra', responseMode: 'onReceived', responseData: '' },
			// Callback profiles may report by GET, and Meta checks a webhook by GET.
			{ name: 'setup', httpMethod: 'GET', path: 'kaleyra', responseMode: 'onReceived', responseData: '', ndvHideUrl: true },
		],
		properties: fields,
	};

	webhookMethods = { default: registration };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCall(this);
	}
}
