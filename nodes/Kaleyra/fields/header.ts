import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Header, MediaHeader } from '../../../kaleyra/message/header';
import { limits } from '../../../kaleyra/message/limits';
import { optionalText, type ItemParameters } from '../itemParameters';
import { byName } from './byName';
import { mediaLocator, readMedia } from './media';
import { upTo } from './text';

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
	hint: upTo(limits.header.text),
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

/** Reads the header fields; undefined for none. */
export function readHeader(parameters: ItemParameters): Header | undefined {
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
