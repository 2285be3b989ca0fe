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
import { answerChallenge, answerTo, comeAgain, comeOnceMended, logLeftOut, refuse } from './answers';
import { readCall } from './call';
import { claim } from './duplicates';
import { fields } from './fields';
import { forwardReplies, PATIENCE_MS, waitTokenOf, withOwnIds } from './forwardReply';
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

		const [problem] = [...settings.problems, ...secrets.problems];
		if (problem) return comeOnceMended(this, problem);
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
		const deadline = performance.now() + PATIENCE_MS;
		const claimed = await claim(this, concerned, { ...settings, deadline });
		if (claimed === undefined) return comeAgain(this, 'n8n has not yet answered another call with the same event');
		const left = await forwardReplies(this, claimed.events, claimed, { key: secrets.answerKey, deadline });
		if (left === undefined) {
			claimed.saveTaken(this);
			return comeAgain(this, 'it holds answers that could not be brought to their executions yet');
		}

		const items = itemsOf(left.filter(isWanted), settings.withRaw);
		const webhookResponse = answerTo(secrets, { received: reading.received.length, started: items.length });
		// The caller is answered once n8n has the files and the execution; one who gives up and comes again meanwhile
		// finds the event under way.
		const rules = { maxBytes: settings.maxFileBytes, apiBaseUrl: secrets.apiBaseUrl, allowedHosts: settings.allowedFileHosts };
		const complete = settings.downloadMedia ? await withFiles(this, items, rules) : items;
		claimed.save(this);
		if (complete.length > 0) return { workflowData: [complete], webhookResponse };
		const isWatched = this.getMode() === 'manual' && left.length === claimed.events.length;
		const item = isWatched ? explanation(payload, reading, settings.filter) : undefined;
		return item ? { workflowData: [[withOwnIds(item)]], webhookResponse } : { webhookResponse };
	}
}
