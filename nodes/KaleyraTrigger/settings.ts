import type { IDataObject, IHookFunctions, INodeParameters, IWebhookFunctions } from 'n8n-workflow';

import { isRange } from '../../kaleyra/network';
import type { EventKind } from '../../kaleyra/webhook/event';
import { listed, type Filter } from '../../kaleyra/webhook/filter';
import { number, object } from '../../kaleyra/json';

/** In MB: what WhatsApp lets customers send as picture, video or audio. */
export const defaultMaxFileSize = 16;
/** In MB: what the panel allows as Max File Size. */
const fileSizes = { min: 1, max: 100 };

const MB = 1024 * 1024;
const HOUR_MS = 3_600_000;

/** Why a trigger can take no calls, and what to do about it. */
export interface Problem {
	message: string;
	fix: string;
}

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
	/**
	 * Fields that are filled in but give nothing that can be used. An empty field means "all" or "no limit";
	 * one that became empty must not mean that, so the trigger takes no calls until it is mended.
	 */
	problems: Problem[];
}

/** Reads the fields for the call that n8n is handling, or for the publishing of the workflow. */
export function readSettings(context: IWebhookFunctions | IHookFunctions): Settings {
	const options = object(context.getNodeParameter('options', {})) as IDataObject;
	const problems: Problem[] = [];
	const { parameters } = context.getNode();

	/** The value of an option as `read` understands it, and nothing when the option was left empty. */
	const option = <T>(label: string, name: string, read: (value: unknown) => T | undefined): T | undefined => {
		const value = read(options[name]);
		if (value === undefined && isFilledIn(object(parameters.options)[name])) problems.push(nothingIn(label));
		return value;
	};
	const list = (label: string, name: string) => option(label, name, entries) ?? [];

	const allowedAddresses = list('Allowed IP Addresses', 'allowedAddresses');
	const wrong = allowedAddresses.find((entry) => !isRange(entry));
	if (wrong !== undefined) {
		problems.push({
			message: `Allowed IP Addresses contains "${wrong}", which is no address`,
			fix: 'Enter addresses such as 203.0.113.7 or networks such as 203.0.113.0/24.',
		});
	}
	const downloadMedia = options.downloadMedia === true;
	const maxFileSize = downloadMedia ? option('Max File Size', 'maxFileSize', number) : undefined;
	const hours = option('Ignore Older Than', 'ignoreOlderThan', notNegative) ?? 0;
	const events = entries(context.getNodeParameter('events', [])) ?? [];
	if (events.length === 0 && isFilledIn(parameters.events)) problems.push(nothingIn('Events'));

	return {
		filter: {
			events: events as EventKind[],
			statuses: list('Statuses', 'statuses'),
			replyIds: list('Reply IDs', 'replyIds'),
			fromNumbers: list('From Numbers', 'fromNumbers'),
			businessNumbers: list('Business Numbers', 'businessNumbers'),
			...(hours > 0 ? { notBefore: Date.now() - hours * HOUR_MS } : {}),
		},
		allowedAddresses,
		ignoreDuplicates: options.ignoreDuplicates !== false,
		withRaw: options.output === 'raw',
		downloadMedia,
		maxFileBytes: maxFileBytes(maxFileSize ?? defaultMaxFileSize),
		...('allowedFileHosts' in options ? { allowedFileHosts: list('Allowed File Hosts', 'allowedFileHosts') } : {}),
		problems,
	};
}

/** Whether the user entered anything: in a field as it is saved, an expression still is one. */
function isFilledIn(saved: INodeParameters[string] | unknown): boolean {
	if (Array.isArray(saved)) return saved.length > 0;
	return saved !== undefined && saved !== null && String(saved).replace(/^=/, '').trim() !== '';
}

/** The entries of a list, whether it came as a text or as a list; nothing when there are none. */
function entries(value: unknown): string[] | undefined {
	const found = (Array.isArray(value) ? value : [value]).flatMap((one) => listed(String(one ?? '')));
	return found.length > 0 ? found : undefined;
}

function notNegative(value: unknown): number | undefined {
	const result = number(value);
	return result !== undefined && result >= 0 ? result : undefined;
}

/** The limit in bytes. An expression can give megabytes that the panel does not allow; the nearest that it does allow count. */
export const maxFileBytes = (size: number) => Math.min(Math.max(size, fileSizes.min), fileSizes.max) * MB;

const nothingIn = (label: string): Problem => ({
	message: `${label} is filled in, but gives nothing that can be used`,
	fix: 'Correct the value or its expression, or empty the field.',
});
