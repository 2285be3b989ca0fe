import { NodeApiError, NodeOperationError, type IDataObject, type IHookFunctions, type JsonObject } from 'n8n-workflow';

import { apiOf, versionsWith } from '../../kaleyra/api';
import type { Account } from '../../kaleyra/api/account';
import type { Api } from '../../kaleyra/api/types';
import { secretParameter } from '../../kaleyra/webhook/call';
import { listed } from '../../kaleyra/webhook/filter';
import { codesOf } from '../../kaleyra/message/versions';
import { parsePhoneNumber } from '../../kaleyra/phoneNumber';
import { accountOf } from '../transport/account';
import { lookUp } from '../transport/lookUp';
import { readSettings } from './settings';

/**
 * What n8n calls when a workflow is published and taken back. Without the option nothing at Kaleyra is
 * touched: the URL is entered in the console by hand. n8n tries `create` up to five times, so setting
 * the same URL again must be right, and it is.
 */
export const registration = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		checkSettings(this);
		return !registers(this);
	},

	async create(this: IHookFunctions): Promise<boolean> {
		if (!registers(this)) return true;
		const account = await accountOf(this);
		const { incomingUrl } = apiOf(account.apiVersion);
		if (!incomingUrl) {
			const versions = codesOf(versionsWith((api) => api.incomingUrl));
			throw cannotPublish(this, `Register Incoming URL works with API version ${versions} only`, 'Enter the production URL of this trigger in the Kaleyra console, and turn the option off.');
		}
		for (const number of businessNumbers(this)) await register(this, incomingUrl, account, number);
		return true;
	},

	/**
	 * Leaves the URL where it is. Kaleyra cannot be asked whether it is still ours, and emptying it could
	 * cut off whoever it has been given to since. Kaleyra's calls to an unpublished workflow get a 404.
	 */
	async delete(this: IHookFunctions): Promise<boolean> {
		return true;
	},
};

/** The trigger would take no calls, and nobody would see why nothing comes in. */
function checkSettings(context: IHookFunctions): void {
	const [problem] = readSettings(context).problems;
	if (problem !== undefined) throw cannotPublish(context, problem.message, problem.fix);
}

/** A test must not take a number away from the published workflow, so nothing is registered for one. */
function registers(context: IHookFunctions): boolean {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return options.registerWebhook === true && context.getMode() !== 'manual';
}

function businessNumbers(context: IHookFunctions): string[] {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const entries = listed(String(options.businessNumbers ?? ''));
	if (entries.length === 0) {
		throw cannotPublish(context, 'Register Incoming URL does not know which number to set', 'Enter the number in the option Business Numbers.');
	}
	return entries.map((entry) => {
		const number = parsePhoneNumber(entry);
		if ('problem' in number) throw cannotPublish(context, `Business Numbers ${number.problem}`, `${number.fix}.`);
		return number.e164;
	});
}

async function register(
	context: IHookFunctions,
	incomingUrl: NonNullable<Api['incomingUrl']>,
	account: Account,
	number: string,
): Promise<void> {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) throw cannotPublish(context, 'n8n gave the trigger no webhook URL', 'Save the workflow and publish it again.');

	const answer = await lookUp(context, incomingUrl(account, number, await withSecret(context, url)));
	if (!answer.ok) throw notRegistered(context, number, answer.failure.message, answer.failure.fix);

	const registered = context.getWorkflowStaticData('node');
	const before = (registered.incomingUrls ?? {}) as IDataObject;
	const replaced = typeof before[number] === 'string' ? `it replaces ${before[number]}` : 'Kaleyra does not tell which URL it replaces';
	context.logger.info(`Kaleyra Trigger set the incoming URL of ${number} to ${url}; ${replaced}`);
	registered.incomingUrls = { ...before, [number]: url };
}

/** Kaleyra calls a plain URL and adds no headers, so the secret goes into it. */
async function withSecret(context: IHookFunctions, url: string): Promise<string> {
	const { webhookSecret } = await context.getCredentials('kaleyraApi');
	const secret = String(webhookSecret ?? '');
	return secret === '' ? url : `${url}?${secretParameter}=${encodeURIComponent(secret)}`;
}

const cannotPublish = (context: IHookFunctions, message: string, description: string) =>
	new NodeOperationError(context.getNode(), `${message}. ${description}`, { description });

/** n8n shows only the message of an error that keeps a workflow from being published. */
const notRegistered = (context: IHookFunctions, number: string, reason: string, fix: string) =>
	new NodeApiError(context.getNode(), { message: reason } as JsonObject, {
		message: `The incoming URL of ${number} was not set: ${reason}. ${fix}`,
		description: fix,
	});
