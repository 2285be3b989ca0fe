import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { EventKind } from '../../kaleyra/inbound/event';
import { listed, type Filter } from '../../kaleyra/inbound/filter';

/** In MB: what WhatsApp lets customers send as picture, video or audio. */
export const defaultMaxFileSize = 16;

/** The trigger's fields, read once per call. */
export interface Settings {
	filter: Filter;
	allowedAddresses: string[];
	ignoreDuplicates: boolean;
	withRaw: boolean;
	/** Whether to fetch the files customers send, and up to which size. */
	downloadMedia: boolean;
	maxFileBytes: number;
	/** The only hosts files are fetched from; any when the option was not added. None when it is empty. */
	allowedFileHosts?: string[];
}

/** Reads the fields for the call that n8n is handling. */
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
		downloadMedia: options.downloadMedia === true,
		maxFileBytes: Number(options.maxFileSize ?? defaultMaxFileSize) * 1024 * 1024,
		...('allowedFileHosts' in options ? { allowedFileHosts: list('allowedFileHosts') } : {}),
	};
}
