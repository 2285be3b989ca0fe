import type { INodeProperties } from 'n8n-workflow';

import type { MediaReference } from '../../../kaleyra/message/mediaReference';
import type { ItemParameters } from '../itemParameters';

/** The three ways to name a file: a link, a media ID, or a binary field of the item. */
export const mediaLocator = (
	texts: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions' | 'required'>,
): INodeProperties => ({
	...texts,
	type: 'resourceLocator',
	default: { mode: 'link', value: '' },
	modes: [
		{
			displayName: 'By Link',
			name: 'link',
			type: 'string',
			placeholder: 'e.g. https://example.com/picture.jpg',
			hint: 'A public link to the file itself, without redirects',
		},
		{
			displayName: 'By Media ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1013859600285441',
			hint: 'The ID that an upload returned',
		},
		{
			displayName: 'From Input',
			name: 'binary',
			type: 'string',
			placeholder: 'e.g. data',
			hint: 'The name of the binary field that holds the file. V2 uploads it first, V1 takes it in Send Media only, V3 takes links.',
		},
	],
});

/** Reads such a field. A binary field that the item does not have is noted under `label`. */
export function readMedia(parameters: ItemParameters, name: string, label: string): MediaReference {
	const { mode, value } = parameters.locator(name);
	if (mode === 'binary') return { file: parameters.file(value, label) };
	return mode === 'id' ? { id: value } : { link: value };
}
