import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { readInSteps } from '../../kaleyra/inbound';
import { challengeOf, refusalOf } from '../../kaleyra/inbound/access/refusal';
import { reasonToIgnore } from '../../kaleyra/inbound/filter';
import { payloadOf } from '../../kaleyra/inbound/payload';
import type { Received } from '../../kaleyra/inbound/received';
import { answerChallenge, answerNow, logLeftOut, refuse } from './answers';
import { readCall } from './call';
import { withoutDuplicates } from './duplicates';
import { fields } from './fields';
import { forwardReplies, waitTokenOf, withOwnIds } from './forwardReply';
import { hints, triggerPanel } from './guidance';
import { itemsOf } from './items';
import { explanation } from './listening';
import { withFiles } from './media';
import { registration } from './registration';
import { readSecrets } from './secrets';
import { readSettings } from './settings';
import { inSlices } from './slices';

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
		const call = await readCall(this);
		const settings = readSettings(this);
		const secrets = await readSecrets(this);

		const refusal = refusalOf(call, { ...secrets, ...settings });
		if (refusal) return refuse(this, refusal, call.address);
		const challenge = challengeOf(call);
		if (challenge !== undefined) return answerChallenge(this, challenge);

		const payload = payloadOf(call);
		const reading = await inSlices(readInSteps(payload));
		if (reading.leftOut > 0) logLeftOut(this, reading);
		const isWanted = ({ event }: Received) => reasonToIgnore(event, settings.filter) === undefined;
		// An answer to a waiting execution is forwarded whatever this workflow wants for itself.
		const concerned = reading.received.filter((one) => waitTokenOf(one.event) !== undefined || isWanted(one));
		const fresh = settings.ignoreDuplicates ? withoutDuplicates(this, concerned) : concerned;
		const left = await forwardReplies(this, fresh, secrets.answerKey);
		const items = itemsOf(left.filter(isWanted), settings.withRaw);
		// What the caller is told: how many events the call held, and how many of them start the workflow.
		const counts = { received: reading.received.length, started: items.length };

		if (items.length === 0) {
			const isWatched = this.getMode() === 'manual' && left.length === fresh.length;
			const item = isWatched ? explanation(payload, reading, settings.filter) : undefined;
			return item ? { workflowData: [[withOwnIds(item)]], webhookResponse: counts } : { webhookResponse: counts };
		}
		if (settings.downloadMedia && items.some((item) => item.json.media !== undefined)) {
			const answered = answerNow(this, counts);
			const rules = { maxBytes: settings.maxFileBytes, apiBaseUrl: secrets.apiBaseUrl, allowedHosts: settings.allowedFileHosts };
			return { ...answered, workflowData: [await withFiles(this, items, rules)] };
		}
		return { workflowData: [items], webhookResponse: counts };
	}
}
