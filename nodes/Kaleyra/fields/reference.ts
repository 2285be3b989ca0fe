import type { INodeProperties } from 'n8n-workflow';

import { sendOptions } from '../../../kaleyra/message/sendOptions';
import type { Reference } from '../../../kaleyra/message/types';
import { onlyOn } from '../../../kaleyra/message/versions';
import { optionalText, type ItemParameters } from '../itemParameters';
import { lineOfText } from './builders';

/** Sources Kaleyra knows; it books anything else as `api` (v2 documents, extra_info table). */
const sources = [
	['API', 'api'],
	['Braze', 'braze'],
	['CleverTap', 'clevertap'],
	['Eloqua', 'eloqua'],
	['HubSpot', 'hubspot'],
	['LeadSquared', 'leadsquared'],
	['MoEngage', 'moengage'],
	['Responsys', 'responsys'],
	['Salesforce', 'salesforce'],
	['Shopify', 'shopify'],
	['WebEngage', 'webengage'],
	['Zapier', 'zapier'],
	['Zoho', 'zoho'],
] as const;

const referenceText = (displayName: string, name: string, example: string): INodeProperties =>
	lineOfText(displayName, name, example, 'Comes back in Kaleyra’s reports and webhooks, up to 255 characters');

/** Values of your own that travel with the message and come back with the reply. */
export const reference: INodeProperties = {
	displayName: 'Reference',
	name: 'reference',
	type: 'collection',
	placeholder: 'Add Reference',
	default: {},
	description: `${onlyOn(sendOptions.ref.versions)}: values of your own that come back with reports and replies, for example a customer ID`,
	options: [
		referenceText('Ref', 'ref', 'customer-4711'),
		referenceText('Ref 1', 'ref1', 'spring-campaign'),
		referenceText('Ref 2', 'ref2', 'order-1001'),
		{
			displayName: 'Source',
			name: 'waSource',
			type: 'options',
			default: 'api',
			options: sources.map(([name, value]) => ({ name, value })),
			description: `${onlyOn(sendOptions.waSource.versions)}: where the message comes from, as Kaleyra’s reports show it`,
		},
	],
};

/** Reads the Reference collection. */
export function readReference(parameters: ItemParameters): Reference {
	const { ref, ref1, ref2, waSource } = parameters.collection('reference');
	return {
		ref: optionalText(ref),
		ref1: optionalText(ref1),
		ref2: optionalText(ref2),
		waSource: optionalText(waSource),
	};
}
