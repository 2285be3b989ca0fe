import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Header, MediaHeader } from '../../../kaleyra/message/header';
import { limits, type Limit } from '../../../kaleyra/message/limits';
import { optionalText, type ItemParameters } from '../itemParameters';
import { byName, limitHint } from './builders';
import { mediaLocator, readMedia } from './media';

const none: INodePropertyOptions = { name: 'None', value: 'none' };
const text: INodePropertyOptions = { name: 'Text', value: 'text' };
const media: INodePropertyOptions[] = [
	{ name: 'Document', value: 'document' },
	{ name: 'Image', value: 'image' },
	{ name: 'Video', value: 'video' },
];

const headerType = (options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Header',
	name: 'headerType',
	type: 'options',
	default: 'none',
	options: [...options].sort(byName),
	description: 'What stands above the text',
});

const headerText: INodeProperties = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Shipping options',
	displayOptions: { show: { headerType: ['text'] } },
	hint: limitHint(limits.header.text),
	description: 'Bold line above the text',
};

/** A header that can only be text, as lists and flows have it. */
export const textHeader: INodeProperties[] = [headerType([none, text]), headerText];

/** A header that can also be a picture, a video or a document. */
export const anyHeader: INodeProperties[] = [
	headerType([none, text, ...media]),
	headerText,
	mediaLocator({
		displayName: 'Header Media',
		name: 'headerMedia',
		displayOptions: { show: { headerType: ['image', 'video', 'document'] } },
		description: 'The file to show above the text',
	}),
	{
		displayName: 'Header File Name',
		name: 'headerFilename',
		type: 'string',
		default: '',
		placeholder: 'e.g. invoice.pdf',
		displayOptions: { show: { headerType: ['document'] } },
		description: 'The name WhatsApp shows for the document',
	},
];

/** The main text of a message. */
export const body = (limit: Limit, placeholder: string): INodeProperties => ({
	...optionalBody(limit, placeholder),
	required: true,
});

/** A main text that may stay empty. */
export const optionalBody = (limit: Limit, placeholder: string): INodeProperties => ({
	displayName: 'Body',
	name: 'body',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: `e.g. ${placeholder}`,
	hint: limitHint(limit),
	description: 'The main text. WhatsApp formatting such as *bold* and _italic_ works.',
});

/** The small grey line below the text. */
export const footer: INodeProperties = {
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reply within 24 hours',
	hint: limitHint(limits.footer),
	description: 'Small text below the message. Leave empty for none.',
};

/** Reads what is around the part that the customer taps: header, body and footer. */
export const readTexts = (parameters: ItemParameters, bodyName = 'body') => ({
	header: readHeader(parameters),
	body: parameters.text(bodyName),
	footer: readFooter(parameters),
});

export const readFooter = (parameters: ItemParameters): string | undefined => optionalText(parameters.text('footer'));

/** The header; undefined for none. */
function readHeader(parameters: ItemParameters): Header | undefined {
	const type = parameters.text('headerType');
	if (type === '' || type === 'none') return undefined;
	if (type === 'text') return { type, text: parameters.text('headerText') };
	return {
		type: type as MediaHeader['type'],
		media: {
			...readMedia(parameters, 'headerMedia', 'Header Media'),
			filename: type === 'document' ? optionalText(parameters.text('headerFilename')) : undefined,
		},
	};
}
