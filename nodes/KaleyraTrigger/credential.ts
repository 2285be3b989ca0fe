import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

import { answerKeyOf, type AnswerKey } from '../sendAndWait/signing';
import { readAccount } from '../../kaleyra/api/account';
import type { Problem } from './settings';

/** What the trigger takes from its credential. */
export interface TriggerCredential {
	webhookSecret: string;
	metaAppSecret: string;
	/** Empty when the credential names no usable one. */
	apiBaseUrl: string;
	/** Signs the answers it forwards. */
	answerKey: AnswerKey;
	/** Secrets that are filled in but give nothing: they must not turn into none. */
	problems: Problem[];
}

/**
 * n8n loads, decrypts and evaluates a credential anew for every call, which costs as much as all else that
 * a call costs; a campaign brings hundreds of status callbacks per second. One reading serves all of this time.
 */
const KEPT_MS = 5_000;
/** How many readings are kept; the oldest is forgotten first. */
const maxKept = 1_000;

const kept = new Map<string, { credential: Promise<TriggerCredential>; until: number }>();

/**
 * The trigger's credential; a change is noticed after 5 s. Test calls always read it. Throws what n8n throws
 * when it cannot read it.
 */
export async function readCredential(context: IWebhookFunctions): Promise<TriggerCredential> {
	if (context.getMode() === 'manual') return await fromCredential(context);
	const credentialId = context.getNode().credentials?.kaleyraApi?.id ?? '';
	// n8n decides for each workflow whether it may use a credential.
	const key = `${context.getWorkflow().id} ${credentialId}`;
	const known = kept.get(key);
	if (known && performance.now() < known.until) return await known.credential;

	const credential = fromCredential(context);
	kept.delete(key);
	kept.set(key, { credential, until: performance.now() + KEPT_MS });
	if (kept.size > maxKept) kept.delete(kept.keys().next().value as string);
	// What could not be read is tried again by the next call.
	credential.catch(() => kept.delete(key));
	return await credential;
}

async function fromCredential(context: IWebhookFunctions): Promise<TriggerCredential> {
	const credential = await context.getCredentials('kaleyraApi');
	const account = readAccount(credential);
	return {
		webhookSecret: String(credential.webhookSecret ?? ''),
		metaAppSecret: String(credential.metaAppSecret ?? ''),
		apiBaseUrl: account.ok ? account.value.baseUrl : '',
		answerKey: answerKeyOf(credential),
		problems: secretsWithoutValue(credential),
	};
}

/** n8n gives an empty text for a field that was left empty; an expression that finds nothing gives undefined or null. */
function secretsWithoutValue(credential: ICredentialDataDecryptedObject): Problem[] {
	const labels = { webhookSecret: 'Webhook Secret', metaAppSecret: 'Meta App Secret' };
	return Object.entries(labels)
		.filter(([name]) => name in credential && (credential[name] ?? undefined) === undefined)
		.map(([, label]) => ({
			message: `${label} of the credential is an expression that gives nothing`,
			fix: 'Correct the expression, or empty the field if nobody shall need a secret.',
		}));
}
