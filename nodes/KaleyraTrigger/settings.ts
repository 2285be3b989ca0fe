import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { Demands } from '../../kaleyra/inbound/access/refusal';
import type { EventKind } from '../../kaleyra/inbound/event';
import { listed, type Filter } from '../../kaleyra/inbound/filter';

/** The trigger's fields, read once per call. */
export interface Settings {
	filter: Filter;
	allowedAddresses: string[];
	ignoreDuplicates: boolean;
	withRaw: boolean;
}

export function readSettings(context: IWebhookFunctions): Settings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const list = (name: string) => listed(String(options[name] ?? ''));
	return {
		filter: {
			events: context.getNodeParameter('events', []) as EventKind[],
			statuses: (options.statuses ?? []) as string[],
			replyIds: list('replyIds'),
			fromNumbers: list('fromNumbers'),
			businessNumbers: list('businessNumbers'),
		},
		allowedAddresses: list('allowedAddresses'),
		ignoreDuplicates: options.ignoreDuplicates !== false,
		withRaw: options.output === 'raw',
	};
}

/** What a caller must show to come in: the secrets of the credential, and the node's list of addresses. */
export async function readDemands(context: IWebhookFunctions, settings: Settings): Promise<Demands> {
	const credential = await context.getCredentials('kaleyraApi');
	return {
		webhookSecret: String(credential.webhookSecret ?? ''),
		metaAppSecret: String(credential.metaAppSecret ?? ''),
		allowedAddresses: settings.allowedAddresses,
	};
}
